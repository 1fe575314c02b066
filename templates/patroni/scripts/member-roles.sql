-- What the members' own roles may do beyond Patroni's grants. A replica that makes a backup asks the primary for a checkpoint and
-- for the end of a WAL segment: restart-point.sh.
\set ON_ERROR_STOP on
SET client_min_messages = 'warning';
GRANT EXECUTE ON FUNCTION pg_catalog.pg_switch_wal() TO :"rewind_role";
SELECT format('GRANT pg_checkpoint TO %I', :'rewind_role')
  WHERE EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pg_checkpoint') \gexec
