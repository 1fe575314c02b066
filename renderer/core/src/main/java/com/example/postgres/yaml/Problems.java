package com.example.postgres.yaml;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The violations of one text: collected for a text of the user, thrown at once for a text that a program wrote. */
final class Problems {

    private static final int MAX_REPORTED = 100;

    private final boolean throwing;
    private final List<Violation> found = new ArrayList<>();

    private Problems(boolean throwing) {
        this.throwing = throwing;
    }

    static Problems collecting() {
        return new Problems(false);
    }

    static Problems throwing() {
        return new Problems(true);
    }

    /** An empty collection of the same kind. */
    Problems empty() {
        return new Problems(throwing);
    }

    void report(FieldPath path, Kind kind, String rule, @Nullable Object value, String detail, Position at) {
        Violation violation = Violation.error(path, kind, rule, value, detail).at(at);
        if (throwing) {
            throw new YamlException(violation);
        }
        found.add(violation);
        if (found.size() == MAX_REPORTED) {
            throw fatal("yaml.too-many-problems", "too many errors: the rest of the text was not read", at);
        }
    }

    /** The error after which nothing more can be read. */
    static YamlException fatal(String rule, String detail, Position at) {
        return new YamlException(
                Violation.error(FieldPath.ROOT, Kind.SYNTAX, rule, null, detail).at(at));
    }

    void addAll(Problems others) {
        found.addAll(others.found);
    }

    void add(YamlException fatal) {
        found.add(fatal.violation());
    }

    List<Violation> found() {
        return found;
    }
}
