package com.example.postgres.parameters;

import java.util.Optional;
import java.util.Set;

/**
 * Numbers that are in the range of their parameter, and that the server refuses all the same. Sources: {@code
 * check_slru_buffers}, {@code check_vacuum_buffer_usage_limit}, {@code check_io_max_concurrency}.
 */
final class NumberRules {

    private static final Set<String> SLRU_BUFFERS = Set.of(
            "commit_timestamp_buffers",
            "multixact_member_buffers",
            "multixact_offset_buffers",
            "notify_buffers",
            "serializable_buffers",
            "subtransaction_buffers",
            "transaction_buffers");

    /** Blocks of 8kB in a bank of such a cache. */
    private static final long BANK = 16;

    private static final long MIN_VACUUM_BUFFERS_KB = 128;

    private NumberRules() {}

    static Optional<String> problem(String name, long number) {
        if (SLRU_BUFFERS.contains(name) && number % BANK != 0) {
            return Optional.of("must be a multiple of 16 blocks, 128kB");
        }
        if (name.equals("vacuum_buffer_usage_limit") && number > 0 && number < MIN_VACUUM_BUFFERS_KB) {
            return Optional.of("must be 0, which means no limit, or between 128kB and 16GB");
        }
        if (name.equals("io_max_concurrency") && number == 0) {
            return Optional.of("must be -1, which lets the server choose, or at least 1");
        }
        return Optional.empty();
    }
}
