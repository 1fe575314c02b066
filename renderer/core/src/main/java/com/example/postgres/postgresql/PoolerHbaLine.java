package com.example.postgres.postgresql;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A line of pg_hba.conf in the form that PgBouncer reads. PgBouncer skips a line that it cannot read, also one that refuses
 * clients, so such a line has no form.
 *
 * @see <a href="https://www.pgbouncer.org/config.html#hba-file-format">HBA file format</a>
 */
public final class PoolerHbaLine {

    private static final Set<String> TYPES = Set.of("host", "hostssl", "hostnossl");

    /** With the others PgBouncer lets the client in, but does not get the SCRAM keys with which it logs in to PostgreSQL. */
    private static final Set<String> METHODS = Set.of("scram-sha-256", "md5", "reject");

    /** Keywords of PgBouncer in both lists of names. */
    private static final Set<String> KEYWORDS = Set.of("all", "sameuser", "replication");

    private PoolerHbaLine() {}

    /**
     * The line as PgBouncer reads it.
     *
     * @param line of a type other than local, because clients reach PgBouncer only over the network
     * @throws IllegalArgumentException if PgBouncer cannot apply the line; the message tells the user why
     */
    public static String of(HbaLine line) {
        if (!TYPES.contains(line.type())) {
            throw new IllegalArgumentException("it does not know the type " + line.type());
        }
        if (!METHODS.contains(line.method())) {
            throw new IllegalArgumentException(
                    "with the method " + line.method() + " it cannot log in to PostgreSQL for the client");
        }
        if (!line.options().isEmpty()) {
            throw new IllegalArgumentException(
                    "it does not know the option " + line.options().get(0));
        }
        String address = line.address()
                .ofPooler()
                .orElseThrow(() -> new IllegalArgumentException("it knows only networks, not the address "
                        + line.address().text()));
        return String.join(
                " ", line.type(), names(line.databases(), true), names(line.users(), false), address, line.method());
    }

    private static String names(List<HbaToken> tokens, boolean areDatabases) {
        return tokens.stream().map(token -> name(token, areDatabases)).collect(Collectors.joining(","));
    }

    private static String name(HbaToken token, boolean isDatabase) {
        if (token.startsWith('+') || (isDatabase && (token.is("samerole") || token.is("samegroup")))) {
            throw new IllegalArgumentException("it does not know the members of " + token.text());
        }
        if (token.text().startsWith("/")) {
            throw new IllegalArgumentException("it does not know regular expressions: " + token.text());
        }
        if (token.startsWith('@')) {
            throw new IllegalArgumentException(
                    "it does not have the file " + token.text().substring(1));
        }
        boolean isKeyword = !token.isQuoted() && KEYWORDS.contains(token.text()) && (isDatabase || token.is("all"));
        return isKeyword ? token.text() : "\"" + token.text().replace("\"", "\"\"") + "\"";
    }
}
