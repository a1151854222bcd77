{{/*
HAProxy's configuration: the gateway of its own pod, and the others while that one's filer does not answer. It refuses what SeaweedFS 4.01
would let pass: see the decision about object storage.
*/}}
{{- define "objectstorage.haproxy" -}}
global
  maxconn {{ int .Values.gateway.maxConnections }}
  hard-stop-after 10s
  {{- if .Values.tls.enabled }}
  # The key is beside the certificate, as tls.key
  ssl-load-extra-del-ext
  ssl-default-bind-options ssl-min-ver TLSv1.2
  {{- end }}
  # A list of what to delete is looked at as a whole
  tune.bufsize 262144
  tune.buffers.limit 512
  # What was written is asked for: see the script
  tune.lua.bool-sample-conversion normal
  lua-load-per-thread /opt/platform/kept.lua
  httpclient.resolvers.disabled on
  httpclient.timeout.connect 500ms
  httpclient.retries 1

defaults
  mode http
  timeout connect 1s
  timeout http-request 10s
  timeout http-keep-alive 60s
  timeout client 5m
  timeout server 5m
  timeout queue 5s
  timeout check 2s
  retries 2
  retry-on conn-failure
  option redispatch 1
  default-server check port 8888 inter 1s fastinter 500ms downinter 500ms fall 2 rise 1 maxconn {{ int .Values.gateway.maxConnections }}

resolvers cluster
  parse-resolv-conf
  accepted_payload_size 4096
  resolve_retries 3
  timeout resolve 500ms
  timeout retry 500ms
  hold valid 1s

frontend clients
  bind :8333{{ if .Values.tls.enabled }} ssl crt /run/tls/tls.crt{{ end }}
  http-request set-var(txn.bucket) path,url_dec,ltrim(/),field(1,/)
  # A key may copy from its own bucket alone: nobody else asks whether it may read the source
  acl copies req.fhdr(x-amz-copy-source) -m found
  http-request set-var(txn.source) req.fhdr(x-amz-copy-source),url_dec,ltrim(/),field(1,/) if copies
  http-request set-var(txn.refused) str("a copy from another bucket") if copies !{ var(txn.source),strcmp(txn.bucket) eq 0 }
  http-request set-var(txn.refused) str("a copy from another bucket") if { req.fhdr_cnt(x-amz-copy-source) gt 1 }
  # Whoever says that a body is of this kind is asked who he is only where an object or a part of one is put, and only if he says it
  acl trailer req.hdr(x-amz-content-sha256) -m sub -i unsigned-payload-trailer
  acl object path,url_dec -m reg ^/[^/]+/.*[^/]$
  acl asks query -m found
  acl put query,url_dec -m reg ^((partNumber=[0-9]+|uploadId=[^&=]+|x-id=[A-Za-z]+)(&|$))*$
  acl signs req.fhdr(authorization) -m beg "AWS4-HMAC-SHA256 "
  acl signs_twice req.fhdr_cnt(authorization) gt 1
  http-request set-var(txn.refused) str("a body with an unsigned trailer") if trailer !signs || trailer signs_twice
  http-request set-var(txn.refused) str("a body with an unsigned trailer") if trailer copies || trailer !object || trailer asks !put
  # A body in pieces of a kind that SeaweedFS does not know would be kept with what stands between the pieces
  acl pieces req.hdr(x-amz-content-sha256) -m beg -i streaming-
  acl known_pieces req.hdr(x-amz-content-sha256) -m str STREAMING-AWS4-HMAC-SHA256-PAYLOAD STREAMING-UNSIGNED-PAYLOAD-TRAILER
  http-request set-var(txn.refused) str("a body in pieces that are not known here") if pieces !known_pieces
  http-request set-var(txn.refused) str("a body in pieces that are not known here") if { req.hdr(content-encoding) -m sub -i aws-chunked } !pieces
  # A name that ends in a slash is a folder to SeaweedFS: it acknowledges content, and keeps none of it, or under another name
  acl upload query,url_dec -m reg ^(x-id=[A-Za-z]+&)?(uploads=?|uploadId=[^&=]+)(&x-id=[A-Za-z]+)?$
  acl folder path,url_dec -m reg ^/[^/]+/.+/$
  acl says_length req.hdr(x-amz-decoded-content-length) -m found
  acl content req.hdr_val(x-amz-decoded-content-length) gt 0
  acl body req.hdr_val(content-length) gt 0
  acl body req.hdr(transfer-encoding) -m found
  http-request set-var(txn.refused) str("content of a name that ends in a slash") if METH_PUT folder content !asks || METH_PUT folder content put
  http-request set-var(txn.refused) str("content of a name that ends in a slash") if METH_PUT folder body !says_length !asks || METH_PUT folder body !says_length put
  http-request set-var(txn.refused) str("content of a name that ends in a slash") if METH_POST folder upload
  # Two dots in the name of an object lead into another bucket, also where names are in the body: a form, and a list of what to delete,
  # which is the one thing that is posted without uploads or uploadId
  http-request set-var(txn.refused) str("two dots in a name") if { path,url_dec -m reg (^|/)\.\.(/|$) } || { query,url_dec -m reg (^|[=/&])\.\.(/|&|$) }
  http-request set-var(txn.refused) str("two dots in a name") if copies { req.fhdr(x-amz-copy-source),url_dec -m reg (^|/)\.\.(/|\?|$) }
  http-request set-var(txn.refused) str("a form") if METH_POST { req.hdr(content-type) -m sub -i form-data }
  http-request set-var(txn.refused) str("a list of more than 192 KiB") if METH_POST !upload !{ req.hdr_val(content-length) le 196608 }
  http-request set-var(txn.refused) str("a list of unknown length") if METH_POST !upload !{ req.hdr(content-length) -m found }
  http-request wait-for-body time 10s at-least 196608 if METH_POST !upload !{ var(txn.refused) -m found }
  http-request set-var(txn.refused) str("two dots in a name") if METH_POST !upload { req.body -m reg -i (>|/)\.\.(/|<)|<!|&\#0*4[67];|&\#x0*2[ef]; }
  http-request return status 403 content-type application/xml lf-string "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>AccessDenied</Code><Message>Refused at the gateway: %[var(txn.refused)]</Message></Error>" if { var(txn.refused) -m found }
  # What is written with a client's own key only the client can ask for
  acl own_key req.hdr(x-amz-server-side-encryption-customer-algorithm) -m found
  acl subresource query,url_dec -m reg (^|&)(acl|tagging|retention|legal-hold)(=|&|$)
  acl part query,url_dec -m reg (^|&)partNumber=[0-9]+(&|$)
  acl of_upload query,url_dec -m reg (^|&)uploadId=
  http-request set-var(txn.written) path if METH_PUT object !copies !own_key !subresource
  http-request unset-var(txn.written) if part of_upload
  http-response lua.kept if { var(txn.written) -m found } { status 200 }
  http-response return status 503 content-type application/xml string "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>ServiceUnavailable</Code><Message>The object was not kept. Write it again; if it stays so, its name is a folder's, or a folder in it is an object</Message></Error>" if { var(txn.written) -m found } { status 200 } !{ var(txn.kept) -m found }
  default_backend s3

frontend status
  bind :8404
  timeout client 5s
  http-request use-service prometheus-exporter if { path /metrics }
  http-request return status 200 if { path /alive }
  # started: its configuration is valid; ready: there is a gateway to lead to
  http-request return status 200 if { path /started }
  http-request return status 200 if { path /ready } { nbsrv(s3) gt 0 }
  http-request return status 503

backend s3
  option httpchk GET /healthz
  server own 127.0.0.1:8334
  {{- range $node := splitList " " (include "objectstorage.nodes" .) }}
  {{- if gt (int $.Values.replicaCount) 1 }}
  server {{ $node }} {{ $node }}.{{ include "objectstorage.domain" $ }}:8334 backup resolvers cluster init-addr none resolve-prefer ipv4
  {{- end }}
  {{- end }}
{{- end }}
