package com.example.postgres.yaml;

import com.example.postgres.source.FieldPath;
import org.jspecify.annotations.Nullable;

/** The location of the reader in a document. The path is built only when it is needed. */
final class Location {

    private final @Nullable Location parent;
    private final String field;
    private final int index;
    private final int depth;
    private @Nullable FieldPath path;

    private Location(@Nullable Location parent, String field, int index) {
        this.parent = parent;
        this.field = field;
        this.index = index;
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    static Location root() {
        return new Location(null, "", -1);
    }

    Location field(String name) {
        return new Location(this, name, -1);
    }

    Location item(int number) {
        return new Location(this, "", number);
    }

    int depth() {
        return depth;
    }

    FieldPath path() {
        FieldPath known = path;
        if (known == null) {
            known = build();
            path = known;
        }
        return known;
    }

    private FieldPath build() {
        if (parent == null) {
            return FieldPath.ROOT;
        }
        return index < 0 ? parent.path().field(field) : parent.path().index(index);
    }
}
