# Done once, by the first node, before anybody is served: as much as lets the job of policies and roles log in. It cannot be done again, so
# all else is the job's. The root token is used for this, revoked by the server, and seen by nobody.
initialize "platform" {
  # Its shares are seen by nobody. Without a recovery key the server does not write its own keys anew when the seal's key changes: 2.4.0
  # gives up on the first of the two (vault/seal_autoseal.go, UpgradeKeys).
  request "recovery" {
    operation = "update"
    path = "sys/rotate/recovery/init"
    data = {
      secret_shares = 1
      secret_threshold = 1
    }
  }
  request "policy" {
    operation = "update"
    path = "sys/policies/acl/provisioner"
    data = {
      policy = POLICY
    }
  }
  request "kubernetes" {
    operation = "update"
    path = "sys/auth/kubernetes"
    data = {
      type = "kubernetes"
    }
  }
  request "reviewer" {
    operation = "update"
    path = "auth/kubernetes/config"
    data = {
      kubernetes_host = "https://kubernetes.default.svc"
    }
  }
  request "role" {
    operation = "update"
    path = "auth/kubernetes/role/provisioner"
    data = {
      bound_service_account_names = "RELEASE-provisioner"
      bound_service_account_namespaces = "NAMESPACE"
      audience = "openbao"
      token_policies = "provisioner"
      token_ttl = "15m"
    }
  }
}
