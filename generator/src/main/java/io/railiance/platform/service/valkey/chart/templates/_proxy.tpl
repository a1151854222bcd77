{{/*
HAProxy's configuration. A node gets the clients of the primary when the majority of Sentinels names it (backend named-N: one server a
Sentinel, which is up as long as it names node N) and it says itself that it is one (backend primary-N).
*/}}
{{- define "valkey.haproxy" -}}
{{- $nodes := splitList " " (include "valkey.nodes" .) }}
{{- $domain := include "valkey.domain" . }}
{{- $quorum := include "valkey.quorum" . }}
global
  maxconn {{ int .Values.proxy.maxConnections }}
  stats socket ipv4@127.0.0.1:9999 level admin
  hard-stop-after {{ int .Values.proxy.drainSeconds }}s

defaults
  mode tcp
  # Clients block (BLPOP) and subscribe for hours: the kernel's keepalive finds the dead ones
  option clitcpka
  option srvtcpka
  timeout connect 1s
  retries 1
  timeout check 1s
  timeout queue 2s
  timeout client 24h
  timeout server 24h
  timeout tunnel 24h
  default-server resolvers cluster init-addr none resolve-prefer ipv4 inter 1s fastinter 300ms downinter 500ms fall 2 rise 1

resolvers cluster
  parse-resolv-conf
  accepted_payload_size 4096
  resolve_retries 3
  timeout resolve 500ms
  timeout retry 500ms
  hold valid 1s

frontend primary
  bind :6379
  {{- range $i, $node := $nodes }}
  use_backend primary-{{ $i }} if { nbsrv(named-{{ $i }}) ge {{ $quorum }} } { nbsrv(primary-{{ $i }}) eq 1 }
  {{- end }}

frontend replicas
  bind :6380
  default_backend replicas

frontend status
  mode http
  bind :8404
  timeout client 5s
  timeout http-request 5s
  http-request use-service prometheus-exporter if { path /metrics }
  http-request return status 200 if { path /alive }
  # ready: a Sentinel can be reached. Not: there is a primary, for then all proxies would leave the Service during each failover.
  {{- range $i, $node := $nodes }}
  http-request return status 200 if { path /ready } { nbsrv(named-{{ $i }}) gt 0 }
  {{- end }}
  # started: the primary is known, or it has been looked for long enough
  {{- range $i, $node := $nodes }}
  http-request return status 200 if { path /started } { nbsrv(named-{{ $i }}) ge {{ $quorum }} } { nbsrv(primary-{{ $i }}) eq 1 }
  {{- end }}
  http-request return status 200 if { path /started } { date,sub(proc.started) gt 30 }
  http-request return status 503

# min-recv 0: an answer that is not the expected one is a failure at once, not after the time limit
backend replicas
  balance leastconn
  option tcp-check
  tcp-check send-binary-lf %[str(auth),map(/run/haproxy/auth.map)]
  tcp-check expect string +OK
  tcp-check send "INFO replication\r\n"
  tcp-check expect min-recv 0 string role:slave
  tcp-check expect min-recv 0 string master_link_status:up
  {{- range $node := $nodes }}
  server {{ $node }} {{ $node }}.{{ $domain }}:6379 check{{ include "valkey.checkTls" $ }} on-marked-down shutdown-sessions
  {{- end }}
{{- range $i, $node := $nodes }}

backend primary-{{ $i }}
  option tcp-check
  tcp-check send-binary-lf %[str(auth),map(/run/haproxy/auth.map)]
  tcp-check expect string +OK
  tcp-check send "INFO replication\r\n"
  tcp-check expect min-recv 0 string role:master
  server {{ $node }} {{ $node }}.{{ $domain }}:6379 check{{ include "valkey.checkTls" $ }} inter 500ms fastinter 250ms on-marked-down shutdown-sessions

backend named-{{ $i }}
  option tcp-check
  tcp-check send-binary-lf %[str(auth),map(/run/haproxy/auth.map)]
  tcp-check expect string +OK
  tcp-check send "SENTINEL get-master-addr-by-name {{ $.Release.Name }}\r\n"
  tcp-check expect min-recv 0 string {{ $node }}.{{ $domain }}
  {{- range $sentinel := $nodes }}
  server {{ $sentinel }} {{ $sentinel }}.{{ $domain }}:26379 check{{ include "valkey.checkTls" $ }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "valkey.checkTls" -}}
{{- if .Values.tls.enabled }} check-ssl verify required ca-file /run/tls/ca.crt{{ end }}
{{- end }}
