<#if !spec.elsewhere()>
bucket [=probe] no 0
</#if>
<#list buckets as bucket>
bucket [=bucket.bucket] <#if bucket.versioning>yes<#else>no</#if> [=bucket.quotaMiB]
<#list bucket.expire as expiry>
expire [=bucket.bucket] [=expiry.days] [=expiry.prefix]
</#list>
</#list>
