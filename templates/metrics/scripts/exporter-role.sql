-- The role of the metrics exporter: it may read statistics and the status file of the member, and nothing else. Runs after
-- every promotion and change of the Secret.
\set ON_ERROR_STOP on
\set superuser `cat /credentials/username`
BEGIN;
SET LOCAL client_min_messages = 'warning';
SELECT 'CREATE ROLE exporter LOGIN' WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'exporter') \gexec
ALTER ROLE exporter NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
  VALID UNTIL 'infinity' CONNECTION LIMIT 5;
ALTER ROLE exporter SET search_path = pg_catalog;
ALTER ROLE exporter SET default_transaction_read_only = on;
ALTER ROLE exporter SET statement_timeout = '30s';
GRANT pg_monitor TO exporter;
CREATE SCHEMA IF NOT EXISTS exporter;
ALTER SCHEMA exporter OWNER TO :"superuser";
REVOKE ALL ON SCHEMA exporter FROM PUBLIC;
-- Reads the file that member-status.sh writes on this member: lines of a name and a number.
CREATE OR REPLACE FUNCTION exporter.member_status(OUT name text, OUT value double precision) RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
    SELECT split_part(line, ' ', 1), split_part(line, ' ', 2)::double precision
    FROM regexp_split_to_table(pg_read_file('/tmp/member-status', 0, 65536, true), E'\n') AS line
    WHERE line ~ '^[a-z_]+ [0-9]+$'
  $$;
ALTER FUNCTION exporter.member_status() OWNER TO :"superuser";
REVOKE ALL ON FUNCTION exporter.member_status() FROM PUBLIC;
GRANT USAGE ON SCHEMA exporter TO exporter;
GRANT EXECUTE ON FUNCTION exporter.member_status() TO exporter;
COMMIT;
