package com.example.postgres.validation;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.postgresql.PostgresVersion;
import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.BootstrapSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.validation.Rules.Rule;
import java.util.Locale;
import java.util.Set;

/**
 * The locale provider of a new cluster exists in its version, and has the locale and the encoding.
 *
 * @see <a href="https://www.postgresql.org/docs/current/locale.html#LOCALE-PROVIDERS">Locale Providers</a>
 */
final class LocaleProviderRule implements Rule {

    private static final FieldPath INITDB = RuleContext.SPEC.field("bootstrap").field("initdb");

    /** As PostgreSQL compares them; https://www.postgresql.org/docs/current/multibyte.html, column ICU. */
    private static final Set<String> NOT_OF_ICU =
            Set.of("SQLASCII", "EUCJIS2004", "MULEINTERNAL", "LATIN10", "ISO885916", "WIN874");

    private static final int FIRST_MAJOR_WITH_ICU = 15;
    private static final int FIRST_MAJOR_WITH_BUILTIN = 17;
    private static final int FIRST_MAJOR_WITH_UNICODE_FAST = 18;

    @Override
    public void check(RuleContext context) {
        BootstrapSpec.Initdb initdb = context.spec().initdb();
        if (initdb == null) {
            return;
        }
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

    /** PostgreSQL compares only letters and digits. */
    private static String plain(String encoding) {
        return encoding.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}
