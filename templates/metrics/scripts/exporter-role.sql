-- The role of the metrics exporter: it may read statistics and nothing else. Run again after every promotion and change
-- of the Secret; nothing of it may reach a log or pg_stat_statements.
\set ON_ERROR_STOP on
\set exporter_password `cat /credentials/exporter-password`
BEGIN;
SET LOCAL client_min_messages = 'warning';
SET LOCAL log_statement = 'none';
SET LOCAL log_min_duration_statement = -1;
SET LOCAL log_min_error_statement = 'panic';
SET LOCAL pg_stat_statements.track_utility = 'off';
SELECT 'CREATE ROLE exporter' WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'exporter') \gexec
ALTER ROLE exporter LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
  PASSWORD :'exporter_password' VALID UNTIL 'infinity' CONNECTION LIMIT 5;
ALTER ROLE exporter SET search_path = pg_catalog;
ALTER ROLE exporter SET default_transaction_read_only = on;
ALTER ROLE exporter SET statement_timeout = '30s';
GRANT pg_monitor TO exporter;
COMMIT;
