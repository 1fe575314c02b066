-- Drops the logical slots of a former primary and prints their names. Patroni drops or advances the slots that it knows, and
-- drops those with failover; slots of PostgreSQL 17 that are synchronized have failover, too.
SELECT string_agg(concat(slot_name, pg_drop_replication_slot(slot_name)), ', ')
FROM pg_replication_slots AS slot
WHERE slot_type = 'logical'
  AND NOT temporary
  AND NOT active
  AND to_jsonb(slot) ->> 'failover' IS DISTINCT FROM 'true'
  AND NOT coalesce(:'configuration'::jsonb -> 'slots' ? slot_name::text, false);
