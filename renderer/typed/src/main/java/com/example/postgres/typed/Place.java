package com.example.postgres.typed;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in a tree.
 *
 * @param parent the place of the mapping or list that holds it; null for the root
 * @param name key of the mapping; that of the list for the items of a list; empty for the root
 * @param index in the list; -1 where the parent is a mapping
 */
record Place(@Nullable Place parent, String name, int index) {

    static final Place ROOT = new Place(null, "", -1);

    Place field(String key) {
        return new Place(this, key, -1);
    }

    Place item(int position) {
        return new Place(this, name, position);
    }

    /** The name of the field whose value is the mapping that holds this one; empty where there is none. */
    String mapping() {
        return index < 0 && parent != null && parent.index < 0 ? parent.name : "";
    }

    /** Whether this is an item of the list {@code list}. */
    boolean isItemOf(String list) {
        return index >= 0 && name.equals(list);
    }

    /** The name of the list whose item holds this field; empty where there is none. */
    String listOfItem() {
        return index < 0 && parent != null && parent.index >= 0 ? parent.name : "";
    }

    @Override
    public String toString() {
        if (parent == null) {
            return "";
        }
        if (index >= 0) {
            return parent + "[" + index + "]";
        }
        String before = Objects.toString(parent);
        String key = name.matches("[A-Za-z][A-Za-z0-9_-]*") ? name : "[" + name + "]";
        return before.isEmpty() || key.startsWith("[") ? before + key : before + "." + key;
    }
}
