package com.example.postgres.yaml;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The violations of one text: collected for a text of the user, thrown at once for a text that a program wrote. */
final class Problems {

    private static final int MAX_REPORTED = 100;

    private final boolean throwing;
    private final List<Violation> found = new ArrayList<>();
    private final Set<Integer> damaged = new HashSet<>();

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
        checkNumber(at);
    }

    /** Reports the error of a document that cannot be read to its end. */
    void report(YamlException failure) {
        if (throwing) {
            throw failure;
        }
        found.add(failure.violation());
        checkNumber(failure.violation().position());
    }

    private void checkNumber(Position at) {
        if (found.size() == MAX_REPORTED) {
            throw fatal("yaml.too-many-problems", "too many errors: the rest of the text was not read", at);
        }
    }

    /** The error after which nothing more of the document can be read. */
    static YamlException fatal(String rule, String detail, Position at) {
        return new YamlException(
                Violation.error(FieldPath.ROOT, Kind.SYNTAX, rule, null, detail).at(at));
    }

    void addAll(Problems others) {
        found.addAll(others.found);
    }

    /** Records whether a document on these lines has violations, of which there were {@code before} when it began. */
    void endDocument(int index, int before, int firstLine, int lastLine) {
        boolean onItsLines = found.stream()
                .mapToInt(violation -> violation.position().line())
                .anyMatch(line -> line >= firstLine && line <= lastLine);
        if (found.size() > before || onItsLines) {
            damaged.add(index);
        }
    }

    Set<Integer> damaged() {
        return damaged;
    }

    void add(YamlException fatal) {
        found.add(fatal.violation());
    }

    List<Violation> found() {
        return found;
    }
}
