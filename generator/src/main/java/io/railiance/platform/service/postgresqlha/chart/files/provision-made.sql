-- The roles that the provisioner made; a database has the name of its owner.
SELECT roleid::regrole FROM pg_auth_members WHERE member = CURRENT_USER::regrole AND admin_option ORDER BY 1;
