package com.example.postgres.postgresql;

import java.util.Optional;
import java.util.stream.Stream;

/** The databases and users of a line of pg_hba.conf that are files or regular expressions: PostgreSQL reads both. */
public final class HbaNames {

    private static final int EXPRESSIONS_SINCE = 16;

    private HbaNames() {}

    /** Why a server of the major version does not load the line; empty if it does. */
    public static Optional<String> problem(HbaLine line, int major) {
        return Stream.concat(line.databases().stream(), line.users().stream())
                .flatMap(token -> problem(token, major).stream())
                .findFirst();
    }

    private static Optional<String> problem(HbaToken token, int major) {
        if (token.startsWith('@') && token.text().charAt(1) != '/') {
            return Optional.of("the file " + token.text()
                    + " would have to be in the data directory, where you have no files; write the absolute path of a file"
                    + " in a volume of spec.extra");
        }
        return major >= EXPRESSIONS_SINCE && token.text().startsWith("/")
                ? RegularExpression.problem(token.text().substring(1))
                        .map(problem -> "the regular expression " + token.text() + " is not valid: " + problem)
                : Optional.empty();
    }
}
