<#list objects as object>
[=object.path] [=object.body]
</#list>
