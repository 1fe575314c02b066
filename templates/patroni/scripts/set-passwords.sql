-- Sets the passwords of Patroni's roles from the mounted Secret. They must not reach a log or pg_stat_statements.
\set ON_ERROR_STOP on
\set superuser `cat /credentials/username`
\set superuser_password `cat /credentials/password`
\set replication_password `cat /credentials/replication-password`
\set rewind_password `cat /credentials/rewind-password`
BEGIN;
SET LOCAL log_statement = 'none';
SET LOCAL log_min_duration_statement = -1;
SET LOCAL log_min_error_statement = 'panic';
SET LOCAL pg_stat_statements.track_utility = 'off';
ALTER ROLE :"superuser" PASSWORD :'superuser_password';
ALTER ROLE :"replication_role" PASSWORD :'replication_password';
ALTER ROLE :"rewind_role" PASSWORD :'rewind_password';
COMMIT;
-- A replica that makes a backup asks the primary for a checkpoint and for the end of a WAL segment: restart-point.sh.
GRANT EXECUTE ON FUNCTION pg_catalog.pg_switch_wal() TO :"rewind_role";
SELECT format('GRANT pg_checkpoint TO %I', :'rewind_role')
  WHERE EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pg_checkpoint') \gexec
