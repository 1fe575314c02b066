package com.example.postgres.spec;

import com.example.postgres.syntax.Quantity;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much WAL-G transfers at once, so that its memory fits into the container that it shares with PostgreSQL. By default it
 * uploads 16 parts at once, and a base backup of a large database can take a gigabyte for them. Downloads need no limit: ten at
 * once take less than a single upload.
 *
 * @param uploads files of WAL, or parts of an object, that are uploaded at once
 * @param processBytes the memory that the Go runtime of one process of WAL-G keeps to
 * @param totalBytes what a base backup and the archiving of WAL beside it can take
 * @see <a href="https://wal-g.readthedocs.io/#configuration">WALG_UPLOAD_CONCURRENCY</a>
 * @see <a href="https://pkg.go.dev/runtime#hdr-Environment_Variables">GOMEMLIMIT</a>
 */
public record TransferLimits(int uploads, long processBytes, long totalBytes) {

    private static final long MEBIBYTE = 1L << 20;

    /** The program, its connections, and the compression of what it reads. */
    private static final long PROCESS = 64 * MEBIBYTE;

    /** WAL-G's own default of uploads. */
    private static final int MAX_UPLOADS = 16;

    /** A base backup gets one part in so many of the container's memory. */
    private static final long SHARE = 8;

    /** The object that a base backup is writing, and those that wait for the end of their upload: WALG_UPLOAD_QUEUE. */
    private static final int OBJECTS = 3;

    /** The limits for a store; empty if the container has no limit of memory: then WAL-G keeps its defaults. */
    public static Optional<TransferLimits> of(Destination store, @Nullable ResourcesSpec resources) {
        return Optional.ofNullable(resources)
                .map(container -> container.limits().get("memory"))
                .flatMap(Quantity::tryParse)
                .map(limit -> of(Buffers.of(store), limit.longValue() / SHARE));
    }

    private static TransferLimits of(Buffers buffers, long share) {
        int uploads = IntStream.rangeClosed(1, MAX_UPLOADS)
                .filter(count -> count == 1 || Math.max(buffers.ofBackup(count), buffers.ofWal(count)) <= share)
                .max()
                .orElseThrow();
        long process = Math.max(share, Math.max(buffers.ofBackup(uploads), buffers.ofWal(uploads)));
        return new TransferLimits(
                uploads, process / MEBIBYTE * MEBIBYTE, buffers.ofBackup(uploads) + buffers.ofWal(uploads));
    }

    /**
     * Memory that WAL-G takes for an upload to a kind of store.
     *
     * @param object bytes for an object of a base backup, apart from its parts
     * @param part bytes for each part of an object that is uploaded at once
     * @param segment bytes for a file of WAL
     */
    private record Buffers(long object, long part, long segment) {

        /** The sizes are WAL-G's defaults, in configure.go of https://github.com/wal-g/wal-g/tree/v3.0.9/pkg/storages. */
        static Buffers of(Destination store) {
            if (store instanceof Destination.S3) {
                // One more part than are uploaded at once is being filled.
                return new Buffers(20 * MEBIBYTE, 20 * MEBIBYTE, 20 * MEBIBYTE);
            }
            if (store instanceof Destination.Gcs) {
                // One chunk at a time, each in a new buffer.
                return new Buffers(100 * MEBIBYTE, 0, 50 * MEBIBYTE);
            }
            return new Buffers(32 * MEBIBYTE, 0, 32 * MEBIBYTE);
        }

        long ofBackup(int uploads) {
            return PROCESS + OBJECTS * (object + uploads * part);
        }

        long ofWal(int uploads) {
            return PROCESS + uploads * segment;
        }
    }
}
