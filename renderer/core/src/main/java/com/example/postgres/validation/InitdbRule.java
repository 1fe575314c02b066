package com.example.postgres.validation;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.postgresql.PostgresVersion;
import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.BootstrapSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.syntax.NearestName;
import com.example.postgres.validation.Rules.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The options of a new cluster are valid for {@code initdb} and {@code CREATE DATABASE}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-initdb.html">initdb</a>
 */
final class InitdbRule implements Rule {

    private static final FieldPath INITDB = RuleContext.SPEC.field("bootstrap").field("initdb");

    private static final Set<String> OWN_DATABASES = Set.of("postgres", "template0", "template1");

    private static final Set<String> OWN_ROLES = Set.of("replicator", "rewind_user", "pgbouncer", "exporter");

    /** https://www.postgresql.org/docs/current/multibyte.html, those that a server may use. */
    private static final List<String> ENCODINGS = List.of(
            "UTF8",
            "SQL_ASCII",
            "EUC_CN",
            "EUC_JP",
            "EUC_JIS_2004",
            "EUC_KR",
            "EUC_TW",
            "ISO_8859_5",
            "ISO_8859_6",
            "ISO_8859_7",
            "ISO_8859_8",
            "KOI8R",
            "KOI8U",
            "LATIN1",
            "LATIN2",
            "LATIN3",
            "LATIN4",
            "LATIN5",
            "LATIN6",
            "LATIN7",
            "LATIN8",
            "LATIN9",
            "LATIN10",
            "MULE_INTERNAL",
            "WIN866",
            "WIN874",
            "WIN1250",
            "WIN1251",
            "WIN1252",
            "WIN1253",
            "WIN1254",
            "WIN1255",
            "WIN1256",
            "WIN1257",
            "WIN1258",
            "UNICODE",
            "KOI8");

    /** As PostgreSQL compares them; https://www.postgresql.org/docs/current/multibyte.html, column ICU. */
    private static final Set<String> NOT_OF_ICU =
            Set.of("SQLASCII", "EUCJIS2004", "MULEINTERNAL", "LATIN10", "ISO885916", "WIN874");

    private static final int FIRST_MAJOR_WITH_ICU = 15;
    private static final int FIRST_MAJOR_WITH_BUILTIN = 17;
    private static final int FIRST_MAJOR_WITH_UNICODE_FAST = 18;

    @Override
    public void check(RuleContext context) {
        BootstrapSpec.Initdb initdb = context.spec().bootstrap() == null
                ? null
                : context.spec().bootstrap().initdb();
        if (initdb == null) {
            return;
        }
        if (initdb.owner() != null && initdb.database() == null) {
            context.invalid(
                    INITDB.field("owner"),
                    "initdb.owner",
                    initdb.owner(),
                    "owner may be set only when database is set");
        }
        if (initdb.database() != null && OWN_DATABASES.contains(initdb.database())) {
            context.invalid(
                    INITDB.field("database"),
                    "initdb.database",
                    initdb.database(),
                    "database must not be postgres, template0 or template1: PostgreSQL creates these itself");
        }
        if (initdb.owner() != null
                && (initdb.owner().equals("postgres") || initdb.owner().startsWith("pg_"))) {
            context.invalid(
                    INITDB.field("owner"),
                    "initdb.owner",
                    initdb.owner(),
                    "owner must not be postgres or begin with pg_: PostgreSQL reserves these names");
        }
        String owner = initdb.ownerOrDatabase();
        if (owner != null && OWN_ROLES.contains(owner)) {
            context.invalid(
                    INITDB,
                    "initdb.owner",
                    owner,
                    "owner, which defaults to the name of the database, must not be replicator, rewind_user,"
                            + " pgbouncer or exporter: the cluster uses these roles itself");
        }
        if ("pgbouncer".equals(initdb.database())) {
            context.invalid(
                    INITDB.field("database"),
                    "initdb.database",
                    initdb.database(),
                    "database must not be pgbouncer: PgBouncer reserves this name for its console");
        }
        if (initdb.encoding() != null) {
            checkEncoding(initdb.encoding(), context);
        }
        checkProvider(initdb, context);
    }

    /** https://www.postgresql.org/docs/current/locale.html#LOCALE-PROVIDERS */
    private static void checkProvider(BootstrapSpec.Initdb initdb, RuleContext context) {
        String provider = requireNonNullElse(initdb.localeProvider(), SpecDefaults.INITDB_LOCALE_PROVIDER);
        int major =
                context.spec().version().ifValid().map(PostgresVersion::major).orElse(Integer.MAX_VALUE);
        boolean isIcu = provider.equals("icu");
        boolean isBuiltin = provider.equals("builtin");
        if ((isIcu && major < FIRST_MAJOR_WITH_ICU) || (isBuiltin && major < FIRST_MAJOR_WITH_BUILTIN)) {
            context.invalid(
                    INITDB.field("localeProvider"),
                    "initdb.localeProvider",
                    provider,
                    "the provider icu needs version 15 or newer, builtin 17 or newer");
        }
        if (isIcu && initdb.icuLocale() == null) {
            context.required(
                    INITDB.field("icuLocale"), "initdb.icuLocale", "icuLocale is required when localeProvider is icu");
        }
        if (!isIcu && initdb.icuLocale() != null) {
            context.forbidden(
                    INITDB.field("icuLocale"),
                    "initdb.icuLocale",
                    "icuLocale may be set only when localeProvider is icu");
        }
        String encoding = requireNonNullElse(initdb.encoding(), SpecDefaults.INITDB_ENCODING);
        String locale = requireNonNullElse(initdb.locale(), SpecDefaults.INITDB_LOCALE);
        if (isIcu && NOT_OF_ICU.contains(plain(encoding))) {
            context.invalid(
                    INITDB.field("encoding"),
                    "initdb.encoding",
                    encoding,
                    "must be one that ICU supports, such as UTF8");
        }
        if (isBuiltin) {
            checkBuiltin(locale, encoding, major, context);
        }
    }

    private static void checkBuiltin(String locale, String encoding, int major, RuleContext context) {
        boolean isUnicode = locale.equals("C.UTF-8") || locale.equals("C.UTF8");
        boolean isFast = locale.equals("PG_UNICODE_FAST") && major >= FIRST_MAJOR_WITH_UNICODE_FAST;
        if (!locale.equals("C") && !isUnicode && !isFast) {
            context.invalid(
                    INITDB.field("locale"),
                    "initdb.locale",
                    locale,
                    "must be C, C.UTF-8 or, since version 18, PG_UNICODE_FAST when localeProvider is builtin");
        } else if (!locale.equals("C")
                && !plain(encoding).equals("UTF8")
                && !plain(encoding).equals("UNICODE")) {
            context.invalid(
                    INITDB.field("encoding"),
                    "initdb.encoding",
                    encoding,
                    "must be UTF8 with the locale " + locale + " of the provider builtin");
        }
    }

    private static void checkEncoding(String encoding, RuleContext context) {
        String plain = plain(encoding);
        if (ENCODINGS.stream().noneMatch(known -> plain(known).equals(plain))) {
            Optional<String> nearest = NearestName.of(encoding, ENCODINGS);
            context.invalid(
                    INITDB.field("encoding"),
                    "initdb.encoding",
                    encoding,
                    "must be an encoding that a server can" + " use, such as UTF8"
                            + nearest.map(name -> "; did you mean \"" + name + "\"?")
                                    .orElse(""));
        }
    }

    /** PostgreSQL compares only letters and digits. */
    private static String plain(String encoding) {
        return encoding.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}
