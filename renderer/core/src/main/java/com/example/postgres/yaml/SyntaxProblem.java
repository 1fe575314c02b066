package com.example.postgres.yaml;

import com.example.postgres.source.Position;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Translates the parser's errors into messages with a hint how to fix them. */
final class SyntaxProblem {

    private static final List<String> ENDS =
            List.of("end of stream", "<stream end>", "document separator", "<document start>", "<document end>");

    private static final String WRONG_ESCAPE =
            "wrong escape in double quotes: write \\x, \\u and \\U with 2, 4 or 8 hexadecimal digits, or use"
                    + " single quotes";

    private SyntaxProblem() {}

    /**
     * @param positions of marks; the position of the whole text if there is no mark
     * @param document which document of the text it is; empty if there is only one
     */
    static YamlException of(MarkedYAMLException cause, Function<@Nullable Mark, Position> positions, String document) {
        String problem = String.valueOf(cause.getProblem());
        String context = String.valueOf(cause.getContext());
        Position end = positions.apply(cause.getProblemMark());
        Position start = positions.apply(cause.getContextMark());
        boolean isUnclosed = ENDS.stream().anyMatch(problem::contains);
        String detail = explain(problem, context, start) + document;
        return Problems.fatal("yaml.syntax", detail, isUnclosed && start.line() > 0 ? start : end);
    }

    /** For the few errors without a position: the parser stops where they occur. */
    static YamlException at(Position position, RuntimeException cause) {
        String detail = cause instanceof NumberFormatException
                ? WRONG_ESCAPE
                : cause.getMessage() + ": check quotes and indentation";
        return Problems.fatal("yaml.syntax", detail, position);
    }

    private static String explain(String problem, String context, Position start) {
        if (problem.contains("\\t(TAB)")) {
            return "a tab is not allowed here: indent with spaces";
        }
        if (problem.contains("cannot start any token")) {
            return "a value cannot begin with this character: put the value in quotes";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "a second \": \" in one line, or wrong indentation: put a value that holds \": \" in quotes, and"
                    + " align keys of one mapping";
        }
        if (context.contains("quoted scalar") && ENDS.stream().anyMatch(problem::contains)) {
            return "the quoted text that begins here has no end: add the closing quote";
        }
        if (problem.contains("expected escape sequence")) {
            return WRONG_ESCAPE;
        }
        if (problem.contains("are not allowed here")) {
            return "a list item or a mapping cannot begin here: put it on a line of its own, indented";
        }
        if (problem.contains("unknown escape character")) {
            return "unknown escape in double quotes: write a backslash as \\\\, or use single quotes";
        }
        if (context.contains(" tag") || context.contains("directive")) {
            return "tags (!) and directives (%) are not supported: remove it, or quote the value if it is text";
        }
        if (context.contains("simple key")) {
            return "text without \": \" where a key is expected: add \": \" or fix the indentation";
        }
        if (context.contains("block mapping") || context.contains("block collection")) {
            return "this line does not belong to the mapping or list that begins on line " + start.line()
                    + ": fix the indentation";
        }
        if (context.contains("flow node") && ENDS.stream().anyMatch(problem::contains)) {
            return "a { or [ before this has no end: add the missing bracket";
        }
        if (context.contains("flow")) {
            return "the { or [ on line " + start.line() + " is not closed properly: add the missing comma or bracket";
        }
        return problem + ": check quotes and indentation";
    }
}
