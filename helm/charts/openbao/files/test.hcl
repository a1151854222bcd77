# The pod of helm test
path "kv/data/test" {
  capabilities = ["create", "read", "update"]
}
