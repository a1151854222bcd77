-- As the owner of the database: PostgreSQL trusts the extension with whoever may create in it.
SET client_min_messages = warning;
SET ROLE :"database";
CREATE EXTENSION IF NOT EXISTS :"extension";
ALTER EXTENSION :"extension" UPDATE;
