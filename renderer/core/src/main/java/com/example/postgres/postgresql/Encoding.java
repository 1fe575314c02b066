package com.example.postgres.postgresql;

import static java.util.Map.entry;

import com.example.postgres.syntax.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A character set of PostgreSQL.
 *
 * @param name in PostgreSQL's own spelling
 * @see <a href="https://www.postgresql.org/docs/current/multibyte.html">Character Set Support</a>
 */
public record Encoding(String name) {

    /** Of clients only: the bytes of a character may be ASCII. */
    private static final List<String> OF_CLIENTS =
            List.of("BIG5", "GB18030", "GBK", "JOHAB", "SHIFT_JIS_2004", "SJIS", "UHC");

    private static final List<String> OF_SERVERS = List.of(
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
            "WIN1258");

    /** pg_encname_tbl in src/common/encnames.c. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            entry("ABC", "WIN1258"),
            entry("ALT", "WIN866"),
            entry("ISO88591", "LATIN1"),
            entry("ISO88592", "LATIN2"),
            entry("ISO88593", "LATIN3"),
            entry("ISO88594", "LATIN4"),
            entry("ISO88599", "LATIN5"),
            entry("ISO885910", "LATIN6"),
            entry("ISO885913", "LATIN7"),
            entry("ISO885914", "LATIN8"),
            entry("ISO885915", "LATIN9"),
            entry("ISO885916", "LATIN10"),
            entry("KOI8", "KOI8R"),
            entry("MSKANJI", "SJIS"),
            entry("SHIFTJIS", "SJIS"),
            entry("TCVN", "WIN1258"),
            entry("TCVN5712", "WIN1258"),
            entry("UNICODE", "UTF8"),
            entry("VSCII", "WIN1258"),
            entry("WIN", "WIN1251"),
            entry("WIN932", "SJIS"),
            entry("WIN936", "GBK"),
            entry("WIN949", "UHC"),
            entry("WIN950", "BIG5"));

    /** The codesets of the C library's locales that have another name in PostgreSQL: src/port/chklocale.c. */
    private static final Map<String, String> CODESETS =
            Map.of("EUCCN", "EUC_CN", "GB2312", "EUC_CN", "CP1251", "WIN1251", "CP1252", "WIN1252", "CP866", "WIN866");

    /** The encoding of that name: PostgreSQL compares only letters and digits; empty if there is none. */
    public static Optional<Encoding> find(String name) {
        String plain = plain(name).replaceFirst("^WINDOWS(?=[0-9])", "WIN");
        String wanted = plain(ALIASES.getOrDefault(plain, plain));
        return Stream.concat(OF_SERVERS.stream(), OF_CLIENTS.stream())
                .filter(known -> plain(known).equals(wanted))
                .map(Encoding::new)
                .findFirst();
    }

    /**
     * The encoding of a locale of the C library, such as {@code de_DE.ISO-8859-1}; empty if its name does not tell one. The
     * locales C and POSIX go with every encoding.
     */
    public static Optional<Encoding> ofLocale(String locale) {
        int dot = locale.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String codeset = locale.substring(dot + 1).replaceFirst("@.*", "");
        return find(CODESETS.getOrDefault(plain(codeset), codeset));
    }

    /** The nearest name of a server's encoding. */
    public static Optional<String> nearest(String name) {
        return NearestName.of(name, OF_SERVERS);
    }

    /** Whether a database can have it. */
    public boolean isOfServers() {
        return OF_SERVERS.contains(name);
    }

    /** Whether a database of this encoding can have a locale of the other one. */
    public boolean admits(Encoding ofLocale) {
        return name.equals(ofLocale.name) || name.equals("SQL_ASCII");
    }

    private static String plain(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}
