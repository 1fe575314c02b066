package com.example.postgres.parameters;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares the memory that the parameters allow the server to use with the memory limit of its container.
 *
 * <p>According to <a href="https://www.postgresql.org/docs/current/runtime-config-resource.html">Resource Consumption</a>
 * the server may use the sum of
 *
 * <ul>
 *   <li>{@code shared_buffers} and {@code wal_buffers} (by default 1/32 of {@code shared_buffers}, 64kB to 16MB),
 *   <li>{@code max_connections * work_mem * hash_mem_multiplier}: every session runs one hash operation at a time. A
 *       complex query runs several, and its parallel workers more; most sessions run none. This is the load that a server
 *       should survive, not an upper limit,
 *   <li>{@code autovacuum_max_workers * autovacuum_work_mem} (by default {@code maintenance_work_mem}); up to PostgreSQL
 *       16, a vacuum takes at most 1GB,
 *   <li>the table of locks, and the texts of the running queries, when the spec sets their sizes.
 * </ul>
 *
 * <p>{@code shared_buffers} are in the huge pages of the container if they fit, and then do not count against its memory:
 * <a href="https://kubernetes.io/docs/tasks/manage-hugepages/scheduling-hugepages/">Manage HugePages</a>.
 *
 * <p>WAL-G makes base backups and archives WAL in the same container.
 *
 * <p>Each session's own few megabytes and the page cache come on top. Parameters that are not given count with the
 * values they have in our clusters: initdb sets {@code shared_buffers} to 128MB in every major version.
 */
public final class MemoryBudget {

    private static final long DEFAULT_BUFFERS = 128L << 20;

    private MemoryBudget() {}

    /**
     * An error when {@code shared_buffers} alone takes the whole limit: the server would be killed as soon as its cache
     * fills. Else a warning when the sum exceeds the limit, placed at the largest term that the user chose. Nothing when
     * none of the terms was chosen. A value that cannot be read counts as not given.
     *
     * @param parameters of a known major version; those of an unknown one yield nothing
     * @param memoryLimitBytes of the container that runs PostgreSQL
     * @param hugePagesBytes that the container may use; 0 for none
     * @param backupBytes that backups and archiving may take; 0 for a cluster without
     * @param base the path of the map
     */
    public static List<Violation> check(
            GivenParameters parameters, long memoryLimitBytes, long hugePagesBytes, long backupBytes, FieldPath base) {
        if (!parameters.isMajorKnown()) {
            return List.of();
        }
        List<MemoryTerm> all = MemoryTerm.of(parameters, backupBytes);
        MemoryTerm buffers = all.get(0);
        boolean areInHugePages = buffers.bytes() < hugePagesBytes;
        List<MemoryTerm> terms = areInHugePages ? all.subList(1, all.size()) : all;
        if (!areInHugePages && buffers.isChosen() && buffers.bytes() >= memoryLimitBytes) {
            String detail = "the container may use " + AmountText.ofBytes((double) memoryLimitBytes)
                    + ", so the kernel would kill the server as soon as its cache fills; a quarter of the limit, "
                    + AmountText.ofBytes(memoryLimitBytes / 4.0) + ", is a good start";
            String value = parameters.written().get(buffers.cause());
            return List.of(Violation.error(
                    base.field(buffers.cause()), Kind.INVALID, "postgresqlParams.sharedBuffers", value, detail));
        }
        double sum = 0;
        for (MemoryTerm term : terms) {
            sum += term.bytes();
        }
        if (sum <= memoryLimitBytes) {
            return List.of();
        }
        Optional<MemoryTerm> blamed =
                terms.stream().filter(MemoryTerm::isChosen).max(Comparator.comparingDouble(MemoryTerm::bytes));
        return blamed.isEmpty()
                ? List.of()
                : List.of(warning(blamed.get(), terms, sum, memoryLimitBytes, parameters, base));
    }

    /**
     * Why a container with this limit cannot run a server whose spec sets no {@code shared_buffers}; empty if it can.
     *
     * @param memoryLimitBytes of the container
     */
    public static Optional<String> problemOfDefault(long memoryLimitBytes) {
        return memoryLimitBytes > DEFAULT_BUFFERS
                ? Optional.empty()
                : Optional.of(
                        "must be more than shared_buffers, 128MB by default: the kernel would kill the server as soon"
                                + " as its cache fills; raise the limit, or set shared_buffers in spec.postgresqlParams to"
                                + " a quarter of it");
    }

    /**
     * Why a container with this limit, of a server whose spec sets no {@code shared_buffers}, is too small for its backups;
     * empty if it is not.
     *
     * @param memoryLimitBytes of the container
     * @param backupBytes that backups and archiving may take; 0 for a cluster without
     */
    public static Optional<String> problemOfBackups(long memoryLimitBytes, long backupBytes) {
        return backupBytes == 0 || DEFAULT_BUFFERS + backupBytes <= memoryLimitBytes
                ? Optional.empty()
                : Optional.of("shared_buffers, 128MB by default, and WAL-G, which needs up to "
                        + AmountText.ofBytes((double) backupBytes)
                        + " for a backup of a large database, do not fit: the kernel may kill one of them;"
                        + " raise the limit");
    }

    private static Violation warning(
            MemoryTerm blamed,
            List<MemoryTerm> terms,
            double sum,
            long limit,
            GivenParameters parameters,
            FieldPath base) {
        String parts = terms.stream().map(MemoryTerm::describe).collect(Collectors.joining(" + "));
        String detail = "the server can use " + AmountText.ofBytes(sum) + " (" + parts
                + "), but the container's memory limit is " + AmountText.ofBytes((double) limit)
                + "; lower one of them or raise spec.resources.limits.memory";
        return Violation.warning(
                base.field(blamed.cause()),
                Kind.INVALID,
                "postgresqlParams.memory",
                parameters.written().get(blamed.cause()),
                detail);
    }
}
