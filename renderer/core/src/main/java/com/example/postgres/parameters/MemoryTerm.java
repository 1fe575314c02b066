package com.example.postgres.parameters;

import java.util.ArrayList;
import java.util.List;

/**
 * One term of the memory that a server may use.
 *
 * @param formula such as {@code max_connections * work_mem * hash_mem_multiplier}
 * @param bytes what it comes to
 * @param cause the factor that the user chose; empty when all have their defaults
 */
record MemoryTerm(String formula, double bytes, String cause) {

    private static final double BLOCK = Unit.BLOCK.size();
    private static final double KILOBYTE = Unit.KILOBYTE.size();
    private static final double MIN_WAL_BUFFERS = 8 * BLOCK;
    private static final double MAX_WAL_BUFFERS = 2048 * BLOCK;
    private static final double MAX_OLD_VACUUM = 1L << 30;
    /** https://www.postgresql.org/docs/9.2/kernel-resources.html, table 17-2. */
    private static final double BYTES_OF_LOCK = 270;

    private static final int UNLIMITED_VACUUM = 17;

    boolean isChosen() {
        return !cause.isEmpty();
    }

    /** The term with its size: {@code shared_buffers 128MB}. */
    String describe() {
        return formula + " " + AmountText.ofBytes(bytes);
    }

    /** The terms of a server with these parameters, and of its backups; shared_buffers comes first. */
    static List<MemoryTerm> of(GivenParameters given, long backupBytes) {
        List<MemoryTerm> terms = new ArrayList<>();
        double buffers = given.number("shared_buffers") * BLOCK;
        terms.add(new MemoryTerm("shared_buffers", buffers, given.chosenOf("shared_buffers")));
        terms.add(new MemoryTerm("wal_buffers", walBuffers(given, buffers), given.chosenOf("wal_buffers")));
        double sessions = given.number("max_connections")
                * given.number("work_mem")
                * KILOBYTE
                * given.number("hash_mem_multiplier");
        terms.add(new MemoryTerm(
                "max_connections * work_mem * hash_mem_multiplier",
                sessions,
                given.chosenOf("work_mem", "max_connections", "hash_mem_multiplier")));
        terms.add(autovacuum(given));
        addChosen(given, terms);
        if (backupBytes > 0) {
            terms.add(new MemoryTerm("WAL-G", backupBytes, ""));
        }
        return List.copyOf(terms);
    }

    /** What takes a few megabytes unless the user chose otherwise. */
    private static void addChosen(GivenParameters given, List<MemoryTerm> terms) {
        String locks = "max_locks_per_transaction";
        String query = "track_activity_query_size";
        double connections = given.number("max_connections");
        if (given.written().containsKey(locks)) {
            double owners = connections + given.number("max_prepared_transactions");
            terms.add(new MemoryTerm(
                    "270B * " + locks + " * (max_connections + max_prepared_transactions)",
                    BYTES_OF_LOCK * given.number(locks) * owners,
                    locks));
        }
        if (given.written().containsKey(query)) {
            terms.add(new MemoryTerm("max_connections * " + query, connections * given.number(query), query));
        }
    }

    private static double walBuffers(GivenParameters given, double sharedBuffers) {
        double blocks = given.number("wal_buffers");
        return blocks >= 0 ? blocks * BLOCK : Math.min(MAX_WAL_BUFFERS, Math.max(MIN_WAL_BUFFERS, sharedBuffers / 32));
    }

    private static MemoryTerm autovacuum(GivenParameters given) {
        boolean hasOwn = given.number("autovacuum_work_mem") >= 0;
        String memory = hasOwn ? "autovacuum_work_mem" : "maintenance_work_mem";
        double each = given.number(memory) * KILOBYTE;
        if (given.major() < UNLIMITED_VACUUM) {
            each = Math.min(each, MAX_OLD_VACUUM);
        }
        double workers = given.number("autovacuum_max_workers");
        return new MemoryTerm(
                "autovacuum_max_workers * " + memory, workers * each, given.chosenOf(memory, "autovacuum_max_workers"));
    }
}
