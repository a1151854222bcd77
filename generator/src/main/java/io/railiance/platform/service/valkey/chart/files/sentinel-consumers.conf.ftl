# Users who ask Sentinel for the primary themselves.
<#list users as user>
<#if user.sentinel>
[=user.name] allchannels -@all +ping +info +role +command +client|setname +client|setinfo +client|id +client|getname +subscribe +psubscribe +unsubscribe +punsubscribe +sentinel|get-master-addr-by-name +sentinel|get-primary-addr-by-name +sentinel|masters +sentinel|primaries +sentinel|master +sentinel|primary +sentinel|slaves +sentinel|replicas +sentinel|sentinels
</#if>
</#list>
