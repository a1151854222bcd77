-- The second login of a role: a member of it, and it from its first statement on. What it makes belongs to the role.
SELECT format('CREATE ROLE %I INHERIT', :'login') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'login') \gexec
SELECT format('GRANT %I TO %I WITH INHERIT TRUE, SET TRUE', :'role', :'login')
  WHERE NOT EXISTS (
    SELECT FROM pg_auth_members
    WHERE roleid = (SELECT oid FROM pg_roles WHERE rolname = :'role') AND member = (SELECT oid FROM pg_roles WHERE rolname = :'login')
      AND inherit_option AND set_option) \gexec
ALTER ROLE :"login" SET role TO :"role";
