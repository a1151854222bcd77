# Who of the consumers may log in where; the agent's own lines come before these. "host" becomes "hostssl" where TLS is on.
<#list databases as database>
<#list database.logins() as role>
host [=database.name] [=role],[=role].b all scram-sha-256
</#list>
</#list>
