package com.example.postgres.parameters;

import static java.util.Map.entry;

import com.example.postgres.postgresql.Encoding;
import com.example.postgres.syntax.NearestName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Text parameters whose syntax the server checks: it does not start with a value that it cannot read. Each check accepts
 * what a server accepts, as a table of values says that real servers of every major version are compared with.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config.html">Server Configuration</a>
 */
final class TextSyntax {

    private static final int JSONLOG_SINCE = 15;
    private static final int CUSTOM_RESOURCE_MANAGERS_SINCE = 15;
    private static final int MAX_NAME_BYTES = 63;

    private static final List<String> BOOLEANS = List.of("on", "off", "true", "false", "yes", "no", "1", "0");
    private static final List<String> CONNECTION_ASPECTS =
            List.of("receipt", "authentication", "authorization", "setup_durations", "all");
    private static final List<String> RESOURCE_MANAGERS =
            List.of("all", "heap", "heap2", "btree", "hash", "gin", "gist", "sequence", "spgist", "brin", "generic");

    private static final Pattern LOCALE = Pattern.compile("[A-Za-z0-9_.@+=-]+");
    private static final Pattern LIBRARY = Pattern.compile("[A-Za-z0-9_.$/+-]+");

    private static final Pattern LOCAL_LIBRARY = Pattern.compile("(\\$libdir/plugins/)?[^/]+");

    /**
     * How one parameter is checked.
     *
     * @param values what it takes, for display
     * @param problem with a text; empty when there is none
     * @param unchecked what only the server knows; empty if nothing
     */
    private record Syntax(String values, Function<String, Optional<String>> problem, String unchecked) {}

    private static final String NAMES = "names, separated by commas";
    private static final String EXISTENCE = "whether they exist";

    private static final Map<String, Syntax> ALL = Map.ofEntries(
            entry(
                    "backtrace_functions",
                    new Syntax(
                            "names of C functions, separated by commas",
                            text -> text.matches("[0-9A-Za-z_, ]*")
                                    ? Optional.empty()
                                    : Optional.of("must be names of C functions, separated by commas"),
                            EXISTENCE)),
            entry("client_encoding", new Syntax("the name of an encoding", TextSyntax::encoding, "")),
            entry("createrole_self_grant", words(List.of("set", "inherit"))),
            entry(
                    "DateStyle",
                    new Syntax("ISO, Postgres, SQL or German, with DMY, MDY or YMD", DateStyle::problem, "")),
            entry("debug_io_direct", words(List.of("data", "wal", "wal_init"))),
            entry(
                    "default_table_access_method",
                    new Syntax("the name of an access method", TextSyntax::accessMethod, "whether it exists")),
            entry("lc_messages", locale(true)),
            entry("lc_monetary", locale(false)),
            entry("lc_numeric", locale(false)),
            entry("lc_time", locale(false)),
            entry("local_preload_libraries", localLibraries()),
            entry("oauth_validator_libraries", libraries()),
            entry("session_preload_libraries", libraries()),
            entry("shared_preload_libraries", libraries()),
            entry("log_timezone", timeZone(TimeZoneText::problemOfLog)),
            entry("TimeZone", timeZone(TimeZoneText::problem)),
            entry("restrict_nonsystem_relation_kind", words(List.of("view", "foreign-table"))),
            entry("search_path", new Syntax(NAMES, TextSyntax::names, EXISTENCE)),
            entry("synchronized_standby_slots", new Syntax(NAMES, TextSyntax::slots, EXISTENCE)),
            entry("temp_tablespaces", new Syntax(NAMES, TextSyntax::names, EXISTENCE)),
            entry(
                    "timezone_abbreviations",
                    new Syntax(
                            "Default, Australia, India, or another file of the image",
                            text -> text.matches("[A-Za-z]+")
                                    ? Optional.empty()
                                    : Optional.of(
                                            "must be Default, Australia, India, or the name of another file of the"
                                                    + " image: letters only"),
                            "whether the image has the file")));

    private TextSyntax() {}

    /** What is wrong with the text as the value of a text parameter; empty if nothing is, or if only the server knows. */
    static Optional<String> problem(String name, String text, GivenParameters given) {
        return switch (name) {
            case "log_destination" -> word(text, destinations(given.major()), false);
            case "log_connections" -> word(text, CONNECTION_ASPECTS, true);
            case "wal_consistency_checking" ->
                mayHaveResourceManagers(given) ? names(text) : word(text, RESOURCE_MANAGERS, false);
            default ->
                Optional.ofNullable(ALL.get(name))
                        .flatMap(syntax -> syntax.problem().apply(text));
        };
    }

    /** What a text parameter takes, for display. */
    static String values(String name, int major) {
        return switch (name) {
            case "log_destination" -> list(destinations(major));
            case "log_connections" -> "on, off, or a " + list(CONNECTION_ASPECTS);
            case "wal_consistency_checking" -> list(RESOURCE_MANAGERS);
            default -> Optional.ofNullable(ALL.get(name)).map(Syntax::values).orElse("any text");
        };
    }

    /** What is not checked before the server starts; empty if nothing. */
    static String unchecked(String name) {
        return switch (name) {
            case "log_destination", "log_connections" -> "";
            case "wal_consistency_checking" -> "resource managers of extensions";
            default -> Optional.ofNullable(ALL.get(name)).map(Syntax::unchecked).orElse("the text");
        };
    }

    private static Syntax words(List<String> words) {
        return new Syntax(list(words), text -> word(text, words, false), "");
    }

    private static String list(List<String> words) {
        return "list of " + String.join(", ", words) + "; separated by commas";
    }

    private static List<String> destinations(int major) {
        return major < JSONLOG_SINCE
                ? List.of("stderr", "csvlog", "syslog")
                : List.of("stderr", "csvlog", "jsonlog", "syslog");
    }

    /** A library may bring its own. */
    private static boolean mayHaveResourceManagers(GivenParameters given) {
        return given.major() >= CUSTOM_RESOURCE_MANAGERS_SINCE
                && !given.written().getOrDefault("shared_preload_libraries", "").isBlank();
    }

    private static Optional<String> names(String text) {
        return ListText.names(text).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "must be a list of names, separated by commas, each with a blank or a comma in it in double"
                                + " quotes");
    }

    private static Optional<String> word(String text, List<String> words, boolean isSwitch) {
        if (isSwitch && BOOLEANS.contains(text.strip().toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        String supported = (isSwitch
                        ? "must be on, off, or a list, separated by commas, of: "
                        : "must be a list, separated by commas, of: ")
                + String.join(", ", words);
        Optional<List<String>> items = ListText.names(text);
        if (items.isEmpty()) {
            return Optional.of(supported);
        }
        return items.get().stream()
                .filter(item -> words.stream().noneMatch(item::equalsIgnoreCase))
                .findFirst()
                .map(item -> supported
                        + NearestName.of(item, words)
                                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                                .orElse(""));
    }

    private static Optional<String> encoding(String text) {
        return Encoding.find(text).isPresent()
                ? Optional.empty()
                : Optional.of("must be an encoding of PostgreSQL, such as UTF8"
                        + Encoding.nearest(text)
                                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                                .orElse(""));
    }

    private static Optional<String> accessMethod(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return bytes > 0 && bytes <= MAX_NAME_BYTES
                ? Optional.empty()
                : Optional.of("must be the name of a table access method, such as heap, of no more than 63 bytes");
    }

    private static Optional<String> slots(String text) {
        return ListText.names(text)
                        .filter(items -> items.stream().allMatch(TextSyntax::isSlot))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(
                        "must be a list, separated by commas, of replication slots, named with lower-case letters,"
                                + " digits and '_'");
    }

    private static boolean isSlot(String name) {
        return name.matches("[a-z0-9_]{1,63}");
    }

    private static Syntax locale(boolean isRequired) {
        return new Syntax(
                "a locale of the image, such as C.UTF-8",
                text -> (text.isEmpty() && !isRequired) || LOCALE.matcher(text).matches()
                        ? Optional.empty()
                        : Optional.of("must be the name of a locale, such as C.UTF-8 or en_US.UTF-8"),
                "whether the image has the locale");
    }

    private static Syntax libraries() {
        return new Syntax(
                "names of libraries, separated by commas",
                text -> ListText.files(text)
                                .filter(items -> items.stream()
                                        .allMatch(item -> LIBRARY.matcher(item).matches()))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of("must be names of libraries, separated by commas, such as"
                                + " pg_stat_statements,auto_explain: no other quotes than double ones, no semicolon, and no"
                                + " comma at the end"),
                "whether the image has the libraries");
    }

    /** Any user may set them, so the server takes them from one folder only: check_restricted_library_name. */
    private static Syntax localLibraries() {
        Syntax any = libraries();
        return new Syntax(
                any.values(),
                text -> any.problem()
                        .apply(text)
                        .or(() -> ListText.files(text).orElse(List.of()).stream()
                                .filter(item -> !LOCAL_LIBRARY.matcher(item).matches())
                                .findFirst()
                                .map(item ->
                                        "must be names of libraries in $libdir/plugins, without a folder, or with this"
                                                + " one: no session could begin with " + item)),
                any.unchecked());
    }

    private static Syntax timeZone(Function<String, Optional<String>> problem) {
        return new Syntax("a time zone, such as Europe/Berlin", problem, "");
    }
}
