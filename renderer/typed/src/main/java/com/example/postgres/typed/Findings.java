package com.example.postgres.typed;

import com.example.postgres.object.ObjectId;
import java.util.ArrayList;
import java.util.List;

/** Collects what is found in one manifest. */
final class Findings {

    private final ObjectId object;
    private final List<Finding> found = new ArrayList<>();

    Findings(ObjectId object) {
        this.object = object;
    }

    void add(Place place, String message) {
        found.add(new Finding(object, place.toString(), message));
    }

    List<Finding> found() {
        return List.copyOf(found);
    }
}
