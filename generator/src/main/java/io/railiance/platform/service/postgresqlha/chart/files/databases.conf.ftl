# What shall be: a word, the database, and what of it. provision.sh reads it.
<#list databases as database>
database [=database.name] [=database.connectionLimit]
<#list database.extensions as extension>
extension [=database.name] [=extension]
</#list>
schema [=database.name] public
<#list database.schemas as schema>
schema [=database.name] [=schema]
</#list>
<#list database.roles as role>
role [=database.name] [=role.name] [=role.access.word()]
</#list>
</#list>
