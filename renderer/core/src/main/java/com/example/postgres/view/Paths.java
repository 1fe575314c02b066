package com.example.postgres.view;

/** Where things are in the pods of the members. */
final class Paths {

    /** Mount of the data volume. */
    static final String VOLUME = "/home/postgres/pgdata";

    /** A subdirectory, because the root of an ext4 volume holds lost+found and initdb wants an empty directory. */
    static final String DATA = VOLUME + "/pgroot/data";

    /** Mount of the certificates. */
    static final String TLS = "/tls";

    /** Where a member keeps the certificates that it has checked: take-certificate.sh. */
    static final String CHECKED_TLS = "/etc/patroni/tls";

    private Paths() {}
}
