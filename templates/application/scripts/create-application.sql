-- Creates the application's database and its owner. Runs when a cluster is created, also from a backup that already has
-- both.
\set ON_ERROR_STOP on
SELECT format('CREATE ROLE %I LOGIN', :'owner')
  WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = :'owner') \gexec
SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'owner')
  WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_database WHERE datname = :'database') \gexec
\set role :owner
\set password_file /application/password
\ir role-password.sql
