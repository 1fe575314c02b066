package com.example.postgres.template;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads templates and replaces each partial by its text: {@code {{> name context}}} on a line of its own becomes the text of
 * the partial, indented like that line, within {@code {{#with context}}}. Handlebars.java would look up and indent a partial
 * at every use, and parse it again for each indentation. Thread-safe.
 */
final class PartialInliner {

    private static final Pattern PARTIAL =
            Pattern.compile("^([ \\t]*)\\{\\{> *([\\w/-]+)(?: +([\\w.]+))? *}}[ \\t]*\\R", Pattern.MULTILINE);

    private static final Pattern LINE_START = Pattern.compile("^(?=.)", Pattern.MULTILINE);

    private final TemplateFolder folder;
    private final BinaryOperator<String> marks;

    PartialInliner(TemplateFolder folder) {
        this(folder, (file, text) -> text);
    }

    /**
     * @param marks what becomes of a file before it is inlined: of its path below the root and its text
     */
    PartialInliner(TemplateFolder folder, BinaryOperator<String> marks) {
        this.folder = folder;
        this.marks = marks;
    }

    /**
     * The template.
     *
     * @param name path below the template root, without {@code .hbs}
     */
    String text(String name) throws IOException {
        return inlined(name, List.of());
    }

    private String inlined(String name, List<String> callers) throws IOException {
        String file = marks.apply(name + ".hbs", folder.text(name + ".hbs"));
        List<String> callersAndItself = new ArrayList<>(callers);
        callersAndItself.add(name);
        StringBuilder inlined = new StringBuilder();
        Matcher partial = PARTIAL.matcher(file);
        while (partial.find()) {
            // The engine refuses a partial that is part of itself.
            String text = callersAndItself.contains(partial.group(2))
                    ? partial.group()
                    : inContext(
                            partial.group(3), indented(partial.group(1), inlined(partial.group(2), callersAndItself)));
            partial.appendReplacement(inlined, Matcher.quoteReplacement(text));
        }
        return partial.appendTail(inlined).toString();
    }

    private static String inContext(@Nullable String context, String text) {
        return context == null ? text : "{{#with " + context + "}}\n" + text + "{{/with}}\n";
    }

    private static String indented(String indent, String text) {
        return LINE_START.matcher(text).replaceAll(indent);
    }
}
