-- Gives a role the password in a file, if the role exists. The password must not reach a log or pg_stat_statements.
\set ON_ERROR_STOP on
\set password `cat :'password_file'`
BEGIN;
SET LOCAL log_statement = 'none';
SET LOCAL log_min_duration_statement = -1;
SET LOCAL log_min_error_statement = 'panic';
SET LOCAL pg_stat_statements.track_utility = 'off';
SELECT format('ALTER ROLE %I PASSWORD %L', :'role', :'password')
  WHERE EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = :'role') \gexec
COMMIT;
