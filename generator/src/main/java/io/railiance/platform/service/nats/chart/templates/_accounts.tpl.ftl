{{/*
Accounts and users. A line a user; @NAME@ is where the agent puts the hash of its password. What limits an account counts every copy of a stream.
*/}}
{{- define "nats.accounts" -}}
system_account: SYS
accounts {
  SYS {
    users: [
      {user: "admin", password: "@admin@"}
      {user: "agent.SYS", password: "@agent@"}
    ]
  }
  TEST {
    jetstream {max_memory: 0, max_file: {{ mul (include "nats.copies" .) 1048576 }}, max_streams: 1}
    users: [
      {user: "probe", password: "@probe@"}
    ]
  }
<#list accounts as account>
  [=account.name] {
    jetstream {max_memory: 0, max_file: {{ mul (include "nats.copies" .) [=account.storage()] }}}
    users: [
      {user: "agent.[=account.name]", password: "@agent@", permissions {publish: ["$JS.API.STREAM.INFO.*", "$JS.API.STREAM.CREATE.*"], subscribe: ["_INBOX.>"]}}
      <#list account.users as user>
      {user: "[=user.name]", password: "@[=user.name]@"[=user.permissions()]}
      </#list>
    ]
  }
</#list>
}
{{- end }}

{{/* A line a stream: account, name, configuration */}}
{{- define "nats.streams" -}}
<#list accounts as account>
<#list account.streams() as name, configuration>
[=account.name] [=name] {"num_replicas":{{ include "nats.copies" . }},[=configuration?substring(1)]
</#list>
</#list>
{{- end }}
