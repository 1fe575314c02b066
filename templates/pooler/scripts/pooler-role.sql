-- The role with which PgBouncer looks up passwords, and the only function that it may call. Runs after every promotion and
-- change of the Secret.
\set ON_ERROR_STOP on
\set superuser `cat /credentials/username`
BEGIN;
SET LOCAL client_min_messages = 'warning';
SELECT 'CREATE ROLE pgbouncer LOGIN' WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pgbouncer') \gexec
ALTER ROLE pgbouncer NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
  VALID UNTIL 'infinity';
CREATE SCHEMA IF NOT EXISTS pgbouncer;
ALTER SCHEMA pgbouncer OWNER TO :"superuser";
REVOKE ALL ON SCHEMA pgbouncer FROM PUBLIC;
-- Applications only: no superuser, no role of the cluster itself, and no role whose password has expired, which PgBouncer
-- does not check (CVE-2025-2291).
CREATE OR REPLACE FUNCTION pgbouncer.get_auth(wanted text, OUT username text, OUT password text) RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
    SELECT rolname::text, rolpassword FROM pg_catalog.pg_authid
    WHERE rolname = wanted AND rolcanlogin AND NOT rolsuper AND NOT rolreplication
      AND rolname NOT IN ('pgbouncer', 'exporter', 'rewind_user')
      AND (rolvaliduntil IS NULL OR rolvaliduntil > pg_catalog.now())
  $$;
ALTER FUNCTION pgbouncer.get_auth(text) OWNER TO :"superuser";
REVOKE ALL ON FUNCTION pgbouncer.get_auth(text) FROM PUBLIC;
GRANT USAGE ON SCHEMA pgbouncer TO pgbouncer;
GRANT EXECUTE ON FUNCTION pgbouncer.get_auth(text) TO pgbouncer;
COMMIT;
