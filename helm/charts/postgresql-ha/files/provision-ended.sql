-- A login that has no password any more. Its connections stay; new ones are refused.
SELECT format('ALTER ROLE %I NOLOGIN PASSWORD NULL', :'login') FROM pg_roles WHERE rolname = :'login' AND rolcanlogin \gexec
