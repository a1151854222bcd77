-- A role of the specs. Whoever makes a role may administer it; to act for it, the provisioner makes itself a member.
-- A role of this name that somebody else made is refused here: permission denied.
SELECT format('CREATE ROLE %I', :'role') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
SELECT format('GRANT %I TO CURRENT_USER WITH INHERIT TRUE, SET TRUE', :'role')
  WHERE NOT EXISTS (
    SELECT FROM pg_auth_members
    WHERE roleid = (SELECT oid FROM pg_roles WHERE rolname = :'role') AND member = CURRENT_USER::regrole
      AND inherit_option AND set_option) \gexec
ALTER ROLE :"role" NOCREATEDB NOCREATEROLE INHERIT;
