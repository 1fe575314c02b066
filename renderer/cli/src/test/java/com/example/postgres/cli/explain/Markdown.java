package com.example.postgres.cli.explain;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of the schema as Markdown. */
final class Markdown {

    /** Values in quotes, and words that are no English: paths, addresses, names of fields, of files and of settings. */
    private static final Pattern LITERAL = Pattern.compile(String.join(
            "|",
            "\"[^\" ][^\"]*\"", // "on"
            "\\S*<[a-z]+>[^\\s,;:.)]*", // <name>-app
            "[a-z0-9]+://([^\\s,;)]*[^\\s,;:.)])?", // https://minio.example.com:9000
            "(?<!\\S)@[a-z]+", // @daily
            "(?<!\\S)--[a-z][a-z-]*", // --image
            "\\b[a-z]+[A-Z][A-Za-z]*\\b(\\.[A-Za-z]+)*", // certSecret
            "\\b[A-Za-z]+_[A-Za-z0-9_]+([.-][A-Za-z0-9]+)*", // max_connections, pg_hba.conf
            "\\b[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z][A-Za-z0-9-]*(/([a-z0-9.:-]*[a-z0-9])?)?", // tls.crt
            "\\b[0-9]+(\\.[0-9]+){3}/[0-9]+", // 10.0.0.0/8
            "\\b[0-9a-f]+:[0-9a-f:]+/[0-9]+")); // 2001:db8::/32

    /** What Markdown would take for the beginning of a tag, for emphasis or for the end of a cell. */
    private static final Pattern SPECIAL =
            Pattern.compile("<(?=[A-Za-z/!?])|(?<! )\\*|\\*(?! )|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|[\\\\|]");

    private Markdown() {}

    /** As code; a pipe would end the cell of a table, also in code. */
    static String code(String literal) {
        return "`" + literal.replace("|", "\\|") + "`";
    }

    /** Sentences, in which only what is between backquotes is code so far. */
    static String prose(String sentences) {
        StringBuilder text = new StringBuilder();
        boolean isCode = false;
        for (String part : sentences.replaceAll("\\s+", " ").split("`", -1)) {
            text.append(isCode ? code(part) : withLiterals(part));
            isCode = !isCode;
        }
        return text.toString();
    }

    private static String withLiterals(String sentences) {
        StringBuilder text = new StringBuilder();
        Matcher literal = LITERAL.matcher(sentences);
        int end = 0;
        while (literal.find()) {
            text.append(escape(sentences.substring(end, literal.start()))).append(code(literal.group()));
            end = literal.end();
        }
        return text + escape(sentences.substring(end));
    }

    private static String escape(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }

    static String heading(int level, String title) {
        return "\n" + "#".repeat(level) + " " + title + "\n\n";
    }

    /** The anchor that GitHub and GitLab give a heading: nothing but letters, digits and hyphens. */
    static String link(String text, String heading) {
        return "[" + text + "](#" + anchor(heading) + ")";
    }

    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(' ', '-').replaceAll("[^a-z0-9-]", "");
    }

    static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** The head of a table. */
    static String columns(List<String> titles) {
        return row(titles) + "|" + "---|".repeat(titles.size()) + "\n";
    }
}
