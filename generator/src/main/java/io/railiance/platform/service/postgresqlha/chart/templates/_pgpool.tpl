{{/* pgpool.conf. Pgpool decides nothing: where the primary is, the Service knows; who may log in, PostgreSQL. */}}
{{- define "pgpool.settings" -}}
{{- $connections := mul (int .Values.pgpool.replicaCount) (int .Values.pgpool.numInitChildren) }}
{{- $most := sub (int (get .Values.postgresql.parameters "max_connections")) 20 }}
{{- if gt $connections $most }}
{{- fail (printf "pgpool.replicaCount times pgpool.numInitChildren is %d, more than max_connections less 20 for all others, %d: PostgreSQL would refuse what Pgpool admits" $connections $most) }}
{{- end -}}
backend_clustering_mode = 'streaming_replication'
listen_addresses = '*'
port = 5432
unix_socket_directories = '/run/pgpool'
pcp_socket_dir = '/run/pgpool'
pcp_listen_addresses = ''
pid_file_name = '/run/pgpool/pgpool.pid'
logdir = '/run/pgpool'
work_dir = '/run/pgpool'
backend_hostname0 = '{{ .Release.Name }}-rw.{{ include "postgresql.domain" . }}'
backend_port0 = 5432
backend_weight0 = {{ ternary 0 1 .Values.pgpool.useLoadBalancing }}
backend_flag0 = 'ALWAYS_PRIMARY|DISALLOW_TO_FAILOVER'
backend_application_name0 = 'pgpool'
{{- if .Values.pgpool.useLoadBalancing }}
backend_hostname1 = '{{ .Release.Name }}-ro.{{ include "postgresql.domain" . }}'
backend_port1 = 5432
backend_weight1 = 1
backend_flag1 = 'DISALLOW_TO_FAILOVER'
backend_application_name1 = 'pgpool'
{{- end }}
load_balance_mode = {{ ternary "on" "off" .Values.pgpool.useLoadBalancing }}
disable_load_balance_on_write = 'transaction'
failover_on_backend_error = off
failover_on_backend_shutdown = off
auto_failback = off
health_check_period = 0
sr_check_period = 0
use_watchdog = off
# The client tells its password, and PostgreSQL is asked with it: none is kept here
enable_pool_hba = on
pool_passwd = ''
allow_clear_text_frontend_auth = off
# A connection that is kept goes on with an old password, refuses the new one, and leads to a primary that was
connection_cache = off
max_pool = 1
num_init_children = {{ int .Values.pgpool.numInitChildren }}
client_idle_limit = {{ int .Values.pgpool.clientIdleLimit }}
# Not used, and filled with zeros all the same
memqcache_total_size = '1MB'
memqcache_max_num_cache = 100
log_destination = 'stderr'
log_min_messages = warning
{{- if .Values.tls.enabled }}
ssl = on
ssl_cert = '/run/tls/tls.crt'
ssl_key = '/run/tls/tls.key'
ssl_ca_cert = '/run/tls/ca.crt'
{{- end }}
{{- end }}

{{/* Data of the ConfigMap; its hash restarts the pods */}}
{{- define "pgpool.configuration" -}}
pgpool.conf: |
  {{- include "pgpool.settings" . | nindent 2 }}
pool_hba.conf: |
  local all all reject
  {{ ternary "hostssl" "host" .Values.tls.enabled }} all all all password
pcp.conf: |
  # Nobody administers Pgpool over this port
ready.sh: |
  {{- .Files.Get "files/ready.sh" | trim | nindent 2 }}
{{- end }}
