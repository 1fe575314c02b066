-- Sets the password of the application's database owner from the mounted Secret, if the role exists. The password must not
-- reach a log or pg_stat_statements.
\set ON_ERROR_STOP on
\set application_password `cat /application/password`
BEGIN;
SET LOCAL log_statement = 'none';
SET LOCAL log_min_duration_statement = -1;
SET LOCAL log_min_error_statement = 'panic';
SET LOCAL pg_stat_statements.track_utility = 'off';
SELECT format('ALTER ROLE %I LOGIN PASSWORD %L', :'owner', :'application_password')
  WHERE EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = :'owner') \gexec
COMMIT;
