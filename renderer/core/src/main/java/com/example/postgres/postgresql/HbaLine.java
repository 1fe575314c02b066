package com.example.postgres.postgresql;

import com.example.postgres.syntax.NearestName;
import java.util.List;
import java.util.Optional;

/**
 * A line of pg_hba.conf.
 *
 * @param type of connection
 * @param databases that it applies to
 * @param users that it applies to
 * @param address of the clients
 * @param method of authentication
 * @param options of the method, in the form name=value
 * @see <a href="https://www.postgresql.org/docs/current/auth-pg-hba-conf.html">The pg_hba.conf file</a>
 */
public record HbaLine(
        String type,
        List<HbaToken> databases,
        List<HbaToken> users,
        HbaAddress address,
        String method,
        List<String> options) {

    private static final List<String> TYPES =
            List.of("local", "host", "hostssl", "hostnossl", "hostgssenc", "hostnogssenc");

    private static final List<String> METHODS = List.of(
            "scram-sha-256",
            "md5",
            "password",
            "trust",
            "reject",
            "cert",
            "peer",
            "ident",
            "ldap",
            "radius",
            "gss",
            "pam",
            "oauth");

    private static final String SSL = "hostssl";

    public HbaLine {
        databases = List.copyOf(databases);
        users = List.copyOf(users);
        options = List.copyOf(options);
    }

    /**
     * The line in the text.
     *
     * @throws IllegalArgumentException if PostgreSQL cannot load the line; the message tells the user why
     */
    public static HbaLine parse(String text) {
        if (text.endsWith("\\")) {
            throw new IllegalArgumentException(
                    "must not end with a backslash: PostgreSQL would read the next line as a part of this one");
        }
        List<List<HbaToken>> fields = HbaToken.fields(text);
        String type = fields.isEmpty() ? "" : fields.get(0).get(0).text();
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(
                    "must begin with local, host, hostssl, hostnossl, hostgssenc or hostnogssenc");
        }
        boolean isLocal = type.equals("local");
        HbaAddress address = HbaAddress.NONE;
        int method = 3;
        if (!isLocal && fields.size() > 4) {
            Optional<HbaAddress> withMask =
                    HbaAddress.of(fields.get(3).get(0), fields.get(4).get(0));
            address = withMask.orElseGet(() -> HbaAddress.of(fields.get(3).get(0)));
            method = withMask.isPresent() ? 5 : 4;
        }
        if (fields.size() <= (isLocal ? 3 : Math.max(4, method))) {
            throw new IllegalArgumentException(
                    "must have " + (isLocal ? "four" : "five") + " fields: type, database, user, "
                            + (isLocal ? "" : "address, ") + "method; has " + fields.size());
        }
        checkSingle(fields.get(0), "type");
        checkSingle(fields.get(method), "method");
        for (int i = 3; i < method; i++) {
            checkSingle(fields.get(i), "address");
        }
        HbaLine line = new HbaLine(
                type,
                fields.get(1),
                fields.get(2),
                address,
                fields.get(method).get(0).text(),
                fields.stream()
                        .skip(method + 1L)
                        .flatMap(field -> field.stream().map(HbaToken::text))
                        .toList());
        line.checkMethod();
        line.options.forEach(HbaLine::checkOption);
        return line;
    }

    /** Whether the line applies to connections through the Unix socket. */
    public boolean isLocal() {
        return type.equals("local");
    }

    /** Whether the line refuses the connections it applies to. */
    public boolean isReject() {
        return method.equals("reject");
    }

    /** Whether the option follows the method. */
    public boolean hasOption(String name) {
        return options.stream().anyMatch(option -> option.startsWith(name + "="));
    }

    /** Whether it applies to network connections of a server with or without TLS. */
    public boolean isReached(boolean hasTls) {
        return !isLocal() && !(type.equals(SSL) && !hasTls) && !(type.equals("hostnossl") && hasTls);
    }

    /** Whether it may apply to the role in the database: members of groups and the content of files are not known. */
    public boolean mayApplyTo(String database, String role) {
        return databases.stream()
                        .anyMatch(token -> mayBe(token, database)
                                || (token.is("sameuser") && database.equals(role))
                                || token.is("samerole")
                                || token.is("samegroup"))
                && users.stream().anyMatch(token -> mayBe(token, role) || token.startsWith('+'));
    }

    /** Whether it refuses the role in the database whatever its address. */
    public boolean refusesEverywhere(String database, String role) {
        return isReject()
                && address.isEverything()
                && databases.stream()
                        .anyMatch(token -> token.is("all") || token.text().equals(database))
                && users.stream()
                        .anyMatch(token -> token.is("all") || token.text().equals(role));
    }

    private static boolean mayBe(HbaToken token, String name) {
        return token.is("all") || token.text().equals(name) || token.text().startsWith("/") || token.startsWith('@');
    }

    /** For a server without a certificate: the same line without its demand for encryption, where that can be. */
    public static String withoutEncryption(String text) {
        HbaLine line = parse(text);
        boolean needsCertificate = line.method.equals("cert") || line.hasOption("clientcert");
        return line.type.equals(SSL) && !needsCertificate ? text.replaceFirst(SSL, "host") : text;
    }

    private static void checkSingle(List<HbaToken> field, String name) {
        if (field.size() > 1) {
            throw new IllegalArgumentException(
                    "must have one " + name + ", not several with commas: write several lines");
        }
    }

    private void checkMethod() {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("\"" + method + "\" is not an authentication method"
                    + NearestName.of(method, METHODS)
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse(": use one of " + String.join(", ", METHODS)));
        }
        if (method.equals("peer") && !isLocal()) {
            throw new IllegalArgumentException("the method peer is valid only with the type local");
        }
        if (method.equals("cert") && !type.equals(SSL)) {
            throw new IllegalArgumentException("the method cert is valid only with the type hostssl");
        }
        if (method.equals("gss") && isLocal()) {
            throw new IllegalArgumentException("the method gss is not valid with the type local");
        }
    }

    private static void checkOption(String option) {
        if (option.indexOf('=') < 1) {
            throw new IllegalArgumentException(
                    "options after the method must have the form name=value, not \"" + option + "\"");
        }
    }
}
