package com.example.postgres.view;

import com.example.postgres.model.MountPaths;

/** Where things are in the pods of the members. */
final class Paths {

    /** Mount of the data volume. */
    static final String VOLUME = MountPaths.DATA_VOLUME;

    /** A subdirectory, because the root of an ext4 volume holds lost+found and initdb wants an empty directory. */
    static final String DATA = MountPaths.DATA_DIRECTORY;

    /** Mount of the certificates. */
    static final String TLS = MountPaths.TLS;

    /** Where a member keeps the certificates that it has checked: take-certificate.sh. */
    static final String CHECKED_TLS = MountPaths.VALIDATED_TLS;

    private Paths() {}
}
