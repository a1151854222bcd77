-- A schema of the owner. public belongs to whoever owns the database already.
SET client_min_messages = warning;
SET ROLE :"database";
CREATE SCHEMA IF NOT EXISTS :"schema";
