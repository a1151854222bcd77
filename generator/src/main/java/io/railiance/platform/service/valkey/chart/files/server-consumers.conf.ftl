# Users of the consumers: each its own keys and channels; no command that touches or shows what is another's.
<#list users as user>
[=user.name] resetkeys<#list user.keys as key> ~[=key]*</#list> resetchannels<#list user.keys as key> &[=key]*</#list> +@all -@admin -@dangerous +info<#if !user.scan> -scan</#if> -randomkey -pubsub -client|tracking -script +script|load +script|exists -function -fcall -fcall_ro -memory +memory|usage
</#list>
