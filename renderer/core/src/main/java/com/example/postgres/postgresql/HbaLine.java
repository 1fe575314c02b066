package com.example.postgres.postgresql;

import com.example.postgres.syntax.HostName;
import com.example.postgres.syntax.IpAddress;
import com.example.postgres.syntax.IpBlock;
import com.example.postgres.syntax.NearestName;
import java.util.List;
import java.util.Set;

/**
 * A line of pg_hba.conf.
 *
 * @param type of connection
 * @param method of authentication
 * @see <a href="https://www.postgresql.org/docs/current/auth-pg-hba-conf.html">The pg_hba.conf file</a>
 */
public record HbaLine(String type, String method) {

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

    private static final Set<String> ADDRESS_WORDS = Set.of("all", "samehost", "samenet");

    /**
     * The line in the text.
     *
     * @throws IllegalArgumentException if PostgreSQL cannot load the line; the message tells the user why
     */
    public static HbaLine parse(String text) {
        List<HbaToken> tokens = HbaToken.split(text);
        String type = tokens.isEmpty() ? "" : tokens.get(0).text();
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(
                    "must begin with local, host, hostssl, hostnossl, hostgssenc or hostnogssenc");
        }
        boolean isLocal = type.equals("local");
        int method = isLocal ? 3 : 4;
        if (tokens.size() > 4 && !isLocal && checkAddress(tokens.get(3), tokens.get(4))) {
            method = 5;
        }
        if (tokens.size() <= method) {
            throw new IllegalArgumentException(
                    "must have " + (isLocal ? "four" : "five") + " fields: type, database, user, "
                            + (isLocal ? "" : "address, ") + "method; has " + tokens.size());
        }
        checkMethod(type, tokens.get(method).text());
        tokens.subList(method + 1, tokens.size()).forEach(HbaLine::checkOption);
        return new HbaLine(type, tokens.get(method).text());
    }

    /** Whether the line applies to connections through the Unix socket. */
    public boolean isLocal() {
        return type.equals("local");
    }

    /** Whether the address is followed by a mask. */
    private static boolean checkAddress(HbaToken address, HbaToken next) {
        String text = address.text();
        if (address.isQuoted()
                || ADDRESS_WORDS.contains(text)
                || IpBlock.parse(text).isPresent()) {
            return false;
        }
        boolean isAddress = IpAddress.parse(text).isPresent();
        if (isAddress && IpAddress.parse(next.text()).isPresent()) {
            return true;
        }
        if (isAddress) {
            throw new IllegalArgumentException("the address " + text + " needs a prefix length; for one host write "
                    + text + (text.contains(":") ? "/128" : "/32"));
        }
        if (!HostName.accepts(text.startsWith(".") ? text.substring(1) : text)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not an address: use all, samehost, samenet, a network such"
                            + " as 10.0.0.0/8, or a host name");
        }
        return false;
    }

    private static void checkMethod(String type, String method) {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("\"" + method + "\" is not an authentication method"
                    + NearestName.of(method, METHODS)
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse(": use one of " + String.join(", ", METHODS)));
        }
        if (method.equals("peer") && !type.equals("local")) {
            throw new IllegalArgumentException("the method peer is valid only with the type local");
        }
        if (method.equals("cert") && !type.equals("hostssl")) {
            throw new IllegalArgumentException("the method cert is valid only with the type hostssl");
        }
        if (method.equals("gss") && type.equals("local")) {
            throw new IllegalArgumentException("the method gss is not valid with the type local");
        }
    }

    private static void checkOption(HbaToken option) {
        int equals = option.text().indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "options after the method must have the form name=value, not \"" + option.text() + "\"");
        }
    }
}
