#!/bin/sh
# Runs before the pooler is stopped. After SIGINT PgBouncer takes no new clients, lets running transactions end, and ends. The SIGTERM
# that the kubelet sends after this script ends it at once. https://www.pgbouncer.org/usage.html#signals
set -u

/bin/sh /scripts/await-hand-over.sh
kill -INT 1
# The end of PgBouncer ends this script, too.
sleep 10
exit 0
