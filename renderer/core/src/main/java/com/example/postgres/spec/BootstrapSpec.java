package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * Where the first member gets its data from.
 *
 * @param initdb a new, empty cluster
 * @param recovery a backup
 */
public record BootstrapSpec(
        @Nullable Initdb initdb, @Nullable Recovery recovery) {

    static BootstrapSpec read(Fields fields) {
        return new BootstrapSpec(fields.object("initdb", Initdb::read), fields.object("recovery", Recovery::read));
    }

    /**
     * Options of a new cluster.
     *
     * @param database application database to create
     * @param owner role that owns it
     * @param encoding of all databases
     * @param locale of all databases
     * @param dataChecksums whether pages carry checksums
     * @param localeProvider libc, icu or builtin
     * @param icuLocale of the provider icu
     */
    public record Initdb(
            @Nullable String database,
            @Nullable String owner,
            @Nullable String encoding,
            @Nullable String locale,
            @Nullable Boolean dataChecksums,
            @Nullable String localeProvider,
            @Nullable String icuLocale) {

        /** The role that owns the application database: the role with the name of the database unless the spec names one. */
        public @Nullable String ownerOrDatabase() {
            return owner == null ? database : owner;
        }

        static Initdb read(Fields fields) {
            return new Initdb(
                    fields.text("database"),
                    fields.text("owner"),
                    fields.text("encoding"),
                    fields.text("locale"),
                    fields.bool("dataChecksums"),
                    fields.text("localeProvider"),
                    fields.text("icuLocale"));
        }
    }

    /**
     * A new cluster that is restored from a backup.
     *
     * @param source the archive
     * @param backup LATEST or the name of a base backup
     * @param target where to stop
     */
    public record Recovery(
            ArchiveSourceSpec source,
            @Nullable String backup,
            @Nullable RecoveryTarget target) {

        static Recovery read(Fields fields) {
            return new Recovery(
                    fields.requiredObject("source", ArchiveSourceSpec::read),
                    fields.text("backup"),
                    fields.object("target", RecoveryTarget::read));
        }
    }

    /**
     * Where a recovery stops; at most one kind.
     *
     * @param time RFC 3339 with offset
     * @param name a restore point
     * @param lsn a log position
     * @param xid a transaction
     * @param immediate whether to stop as soon as the backup is consistent
     * @param exclusive whether to stop just before the target
     */
    public record RecoveryTarget(
            @Nullable String time,
            @Nullable String name,
            @Nullable String lsn,
            @Nullable String xid,
            @Nullable Boolean immediate,
            @Nullable Boolean exclusive) {

        static RecoveryTarget read(Fields fields) {
            return new RecoveryTarget(
                    fields.text("time"),
                    fields.text("name"),
                    fields.text("lsn"),
                    fields.text("xid"),
                    fields.bool("immediate"),
                    fields.bool("exclusive"));
        }
    }
}
