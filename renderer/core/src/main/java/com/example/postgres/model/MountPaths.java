package com.example.postgres.model;

/** Where the pods of the members mount what varies between clusters. Templates write out the paths that never vary. */
public final class MountPaths {

    /** The data volume. */
    public static final String DATA_VOLUME = "/home/postgres/pgdata";

    /**
     * The data directory. It is a subdirectory because the root of an ext4 volume holds {@code lost+found}, and initdb needs
     * an empty directory.
     */
    public static final String DATA_DIRECTORY = DATA_VOLUME + "/pgroot/data";

    /** The certificates as they are in the Secrets. */
    public static final String TLS = "/tls";

    /** The certificates that the postgres container has validated: take-certificate.sh. */
    public static final String VALIDATED_TLS = "/etc/patroni/tls";

    /** Folder of the Secrets of the archive that the members write. */
    public static final String ARCHIVE = "/archive";

    /** Folder of the Secrets of the archive that the members restore from or follow. */
    public static final String SOURCE_ARCHIVE = "/recovery";

    private MountPaths() {}
}
