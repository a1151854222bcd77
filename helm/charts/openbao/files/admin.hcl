# People who run this release: everything but what only the root token may
path "*" {
  capabilities = ["create", "read", "update", "patch", "delete", "list", "sudo"]
}
