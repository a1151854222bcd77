# role NAME NAMESPACE SERVICEACCOUNT | rule NAME PATH CAPABILITIES
<#list roles as role>
role [=role.name] [=role.namespace] [=role.account]
<#list role.rules as path, capabilities>
rule [=role.name] [=path] [=capabilities]
</#list>
</#list>
