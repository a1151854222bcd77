# Common to all nodes; start-openbao.sh appends what depends on the pod.
log_format = "json"
disable_clustering = false
ui = false
# What consumers ask for waits for the audit device: without a line in it nothing is answered. Values stand in it as HMACs.
audit "file" "stdout" {
  description = "Every request and every answer, in the log of the container"
  options {
    file_path = "stdout"
    log_raw = "false"
  }
}
telemetry {
  prometheus_retention_time = "2m"
  disable_hostname = true
}
