# What the job may that keeps policies and roles as they are stated: policies, roles and engines, and no secret. Who writes policies can
# give himself more; every step of it is in the audit log.
path "sys/policies/acl" {
  capabilities = ["list"]
}
path "sys/policies/acl/*" {
  capabilities = ["create", "read", "update"]
}
path "sys/mounts" {
  capabilities = ["read"]
}
path "sys/mounts/kv" {
  capabilities = ["create", "update"]
}
path "sys/auth" {
  capabilities = ["read"]
}
path "auth/kubernetes/config" {
  capabilities = ["create", "read", "update"]
}
path "auth/kubernetes/role" {
  capabilities = ["list"]
}
path "auth/kubernetes/role/*" {
  capabilities = ["create", "read", "update", "delete"]
}
path "sys/storage/raft/autopilot/configuration" {
  capabilities = ["create", "read", "update"]
}
path "sys/auth/jwt" {
  capabilities = ["create", "update", "sudo"]
}
path "auth/jwt/config" {
  capabilities = ["create", "update"]
}
path "auth/jwt/role/admin" {
  capabilities = ["create", "read", "update", "delete"]
}
