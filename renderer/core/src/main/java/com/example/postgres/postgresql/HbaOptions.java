package com.example.postgres.postgresql;

import static java.util.Map.entry;

import com.example.postgres.syntax.NearestName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The options after the method of a line of pg_hba.conf. PostgreSQL does not load a file in which one of them is unknown,
 * belongs to another method, has a value that it does not know, or is missing.
 *
 * @see <a href="https://www.postgresql.org/docs/current/auth-pg-hba-conf.html">The pg_hba.conf file, auth-options</a>
 */
public final class HbaOptions {

    private static final int OAUTH_SINCE = 18;

    /** The methods that take an option: {@code parse_hba_auth_opt} in backend/libpq/hba.c. */
    private static final Map<String, Set<String>> METHODS = Map.ofEntries(
            entry("map", Set.of("ident", "peer", "gss", "cert", "oauth")),
            entry("include_realm", Set.of("gss")),
            entry("krb_realm", Set.of("gss")),
            entry("pamservice", Set.of("pam")),
            entry("pam_use_hostname", Set.of("pam")),
            entry("ldapurl", Set.of("ldap")),
            entry("ldapserver", Set.of("ldap")),
            entry("ldapport", Set.of("ldap")),
            entry("ldapscheme", Set.of("ldap")),
            entry("ldaptls", Set.of("ldap")),
            entry("ldapprefix", Set.of("ldap")),
            entry("ldapsuffix", Set.of("ldap")),
            entry("ldapbasedn", Set.of("ldap")),
            entry("ldapbinddn", Set.of("ldap")),
            entry("ldapbindpasswd", Set.of("ldap")),
            entry("ldapsearchattribute", Set.of("ldap")),
            entry("ldapsearchfilter", Set.of("ldap")),
            entry("radiusservers", Set.of("radius")),
            entry("radiussecrets", Set.of("radius")),
            entry("radiusports", Set.of("radius")),
            entry("radiusidentifiers", Set.of("radius")),
            entry("issuer", Set.of("oauth")),
            entry("scope", Set.of("oauth")),
            entry("validator", Set.of("oauth")),
            entry("delegate_ident_mapping", Set.of("oauth")));

    /** Of every method, on lines of type hostssl. */
    private static final Map<String, List<String>> OF_CERTIFICATES = Map.of(
            "clientcert", List.of("verify-ca", "verify-full"),
            "clientname", List.of("CN", "DN"));

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "radius", List.of("radiusservers", "radiussecrets"),
            "oauth", List.of("issuer", "scope"));

    /** What PostgreSQL takes, and OpenLDAP can read: {@code ldaps://host:port/base?attribute?scope?filter}. */
    private static final Pattern LDAP_URL = Pattern.compile(
            "ldaps?://[^/?]*(/[^?]*)?(\\?[^?]*(\\?(base|one(level)?|sub(tree|ord(inate)?)?|children)?(\\?[^?]*){0,2})?)?",
            Pattern.CASE_INSENSITIVE);

    private static final int URL_ATTRIBUTE = 1;
    private static final int URL_FILTER = 3;

    private final HbaLine line;
    private final Map<String, String> values = new HashMap<>();

    private HbaOptions(HbaLine line) {
        this.line = line;
        line.options().forEach(option -> {
            int equals = option.indexOf('=');
            values.put(option.substring(0, equals), option.substring(equals + 1));
        });
    }

    /** Why a server of the major version does not load the line; empty if it does. */
    public static Optional<String> problem(HbaLine line, int major) {
        if (line.method().equals("oauth") && major < OAUTH_SINCE) {
            return Optional.of("the method oauth exists since PostgreSQL 18; this is " + major);
        }
        HbaOptions options = new HbaOptions(line);
        return options.values.keySet().stream()
                .sorted()
                .flatMap(name -> options.nameProblem(name).stream())
                .findFirst()
                .or(options::missing)
                .or(options::ldapUrl)
                .or(options::ldap)
                .or(options::radius);
    }

    private Optional<String> nameProblem(String name) {
        List<String> choices = OF_CERTIFICATES.get(name);
        if (choices != null) {
            return certificateProblem(name, choices);
        }
        Set<String> methods = METHODS.get(name);
        if (methods == null) {
            return Optional.of("PostgreSQL has no option \"" + name + "\""
                    + NearestName.of(name, METHODS.keySet().stream().sorted().toList())
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse(""));
        }
        return methods.contains(line.method())
                ? Optional.empty()
                : Optional.of("the option " + name + " is not valid with the method " + line.method() + ", only with "
                        + String.join(", ", methods.stream().sorted().toList()));
    }

    private Optional<String> certificateProblem(String name, List<String> choices) {
        String value = values.getOrDefault(name, "");
        if (!line.type().equals("hostssl")) {
            return Optional.of("the option " + name + " is valid only with the type hostssl");
        }
        if (!choices.contains(value)) {
            return Optional.of("the option " + name + " must be " + String.join(" or ", choices));
        }
        return line.method().equals("cert") && value.equals("verify-ca")
                ? Optional.of("with the method cert, clientcert must be verify-full")
                : Optional.empty();
    }

    private Optional<String> missing() {
        return REQUIRED.getOrDefault(line.method(), List.of()).stream()
                .filter(name -> values.getOrDefault(name, "").isEmpty())
                .findFirst()
                .map(name -> "the method " + line.method() + " requires the option " + name);
    }

    private Optional<String> ldapUrl() {
        String url = values.get("ldapurl");
        return url == null || LDAP_URL.matcher(url).matches()
                ? Optional.empty()
                : Optional.of("ldapurl must begin with ldap:// or ldaps://, and have the form"
                        + " ldaps://HOST/BASE?ATTRIBUTE?SCOPE?FILTER");
    }

    private static boolean part(List<String> url, int index) {
        return url.size() > index && !url.get(index).isEmpty();
    }

    private Optional<String> ldap() {
        if (!line.method().equals("ldap")) {
            return Optional.empty();
        }
        List<String> url = List.of(values.getOrDefault("ldapurl", "").split("\\?", -1));
        boolean isSimple = values.containsKey("ldapprefix") || values.containsKey("ldapsuffix");
        boolean isSearch = values.containsKey("ldapbasedn") || values.containsKey("ldapurl");
        boolean hasAttribute = values.containsKey("ldapsearchattribute") || part(url, URL_ATTRIBUTE);
        boolean hasFilter = values.containsKey("ldapsearchfilter") || part(url, URL_FILTER);
        if (!isSimple && !isSearch) {
            return Optional.of("the method ldap requires the option ldapbasedn, ldapprefix, or ldapsuffix");
        }
        boolean hasSearchOption =
                hasAttribute || hasFilter || values.containsKey("ldapbinddn") || values.containsKey("ldapbindpasswd");
        if (!values.getOrDefault("ldapport", "389").matches("0*[1-9][0-9]*")) {
            return Optional.of("ldapport must be a number, not " + values.get("ldapport"));
        }
        if (isSimple && (isSearch || hasSearchOption)) {
            return Optional.of("ldapprefix and ldapsuffix exclude ldapurl, ldapbasedn, ldapbinddn, ldapbindpasswd,"
                    + " ldapsearchattribute and ldapsearchfilter");
        }
        return hasAttribute && hasFilter
                ? Optional.of("ldapsearchattribute and ldapsearchfilter exclude each other"
                        + (url.size() > 1 ? ", also those in ldapurl" : ""))
                : Optional.empty();
    }

    /** {@code radiussecrets}, ports and identifiers are one for all servers, or one for each. */
    private Optional<String> radius() {
        int servers = count("radiusservers");
        return List.of("radiussecrets", "radiusports", "radiusidentifiers").stream()
                .filter(values::containsKey)
                .filter(name -> count(name) != 1 && count(name) != servers)
                .findFirst()
                .map(name -> name + " must be one, or one for each of radiusservers")
                .or(() -> List.of(values.getOrDefault("radiusports", "1").split(",")).stream()
                        .filter(port -> !port.strip().matches("[0-9]{1,5}"))
                        .findFirst()
                        .map(port -> "radiusports must be numbers, not " + port));
    }

    private int count(String name) {
        return values.getOrDefault(name, "").split(",", -1).length;
    }
}
