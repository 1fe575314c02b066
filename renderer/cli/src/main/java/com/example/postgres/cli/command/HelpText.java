package com.example.postgres.cli.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Wraps the help at spaces only: picocli also breaks inside paths and names, after a slash or a dot. */
final class HelpText {

    /** Columns of the help. */
    static final int WIDTH = 100;

    /** The width with which picocli wraps nothing. */
    static final int UNWRAPPED = 2000;

    /** What stands before a description: an option, a name or a code, and two spaces or more; or spaces alone. */
    private static final Pattern BEFORE_TEXT = Pattern.compile("^(?: *\\S+(?: \\S+)* {2,}| +)");

    private HelpText() {}

    /** The text, with lines of at most {@link #WIDTH} columns wherever there is a space to break them. */
    static String wrapped(String help) {
        return help.lines().map(line -> wrappedLine(line) + "\n").collect(Collectors.joining());
    }

    private static String wrappedLine(String line) {
        if (line.length() <= WIDTH) {
            return line;
        }
        Matcher before = BEFORE_TEXT.matcher(line);
        int indent = before.find() ? before.end() : 0;
        int end = line.lastIndexOf(' ', WIDTH);
        if (end <= indent) {
            end = line.indexOf(' ', WIDTH);
        }
        return end < 0
                ? line
                : line.substring(0, end) + "\n" + wrappedLine(" ".repeat(indent) + line.substring(end + 1));
    }
}
