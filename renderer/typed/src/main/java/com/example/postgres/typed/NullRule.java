package com.example.postgres.typed;

import com.example.postgres.object.Value;
import com.example.postgres.source.Violation;
import java.util.List;

/** A null in a manifest is a forgotten value; server-side apply takes it for a deletion. */
final class NullRule implements TreeRule {

    @Override
    public void check(Value value, List<Violation> violations) {
        if (value.node().isNull()) {
            violations.add(value.error("typed.null", "must not be null"));
        }
    }
}
