package com.example.postgres.typed;

import com.example.postgres.object.Value;
import com.example.postgres.source.Violation;
import java.util.List;

/** A rule about single values, in objects of any kind. */
@FunctionalInterface
interface TreeRule {

    /** Adds what is wrong with one value; called for every value of an object. */
    void check(Value value, List<Violation> violations);
}
