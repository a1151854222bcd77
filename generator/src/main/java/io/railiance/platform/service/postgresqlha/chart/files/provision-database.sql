-- A database that belongs to the role of its name. template0, for whatever is in template1 is nobody's decision.
SELECT format('CREATE DATABASE %I OWNER %I TEMPLATE template0 ENCODING ''UTF8''', :'database', :'database')
  WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec
SELECT format('DO $$ BEGIN RAISE %L; END $$', format('database %s belongs to %s: refused', datname, datdba::regrole))
  FROM pg_database WHERE datname = :'database' AND datdba <> :'database'::regrole \gexec
ALTER DATABASE :"database" CONNECTION LIMIT :limit;
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
