package com.example.postgres.yaml;

import com.example.postgres.source.FieldPath;
import org.jspecify.annotations.Nullable;

/** Where the reader is in a document; its path is built only when somebody asks. */
final class Place {

    private final @Nullable Place parent;
    private final String field;
    private final int index;
    private final int depth;
    private @Nullable FieldPath path;

    private Place(@Nullable Place parent, String field, int index) {
        this.parent = parent;
        this.field = field;
        this.index = index;
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    static Place root() {
        return new Place(null, "", -1);
    }

    Place field(String name) {
        return new Place(this, name, -1);
    }

    Place item(int number) {
        return new Place(this, "", number);
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
