# A copy of all data, encrypted by the seal
path "sys/storage/raft/snapshot" {
  capabilities = ["read"]
}
