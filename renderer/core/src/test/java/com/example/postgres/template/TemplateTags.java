package com.example.postgres.template;

import com.example.postgres.template.TemplateTag.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tags of a template in the order of the text. */
final class TemplateTags {

    private static final Pattern TAG =
            Pattern.compile("\\{\\{!--.*?--\\}\\}|\\{\\{\\{.*?\\}\\}\\}|\\{\\{.*?\\}\\}", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z][A-Za-z0-9]*)*");
    private static final Pattern PARTIAL = Pattern.compile(">\\s*([a-z_/-]+)(?:\\s+(\\S+))?");

    private TemplateTags() {}

    static List<TemplateTag> of(String text) {
        List<TemplateTag> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(text);
        while (matcher.find()) {
            int lineStart = text.lastIndexOf('\n', matcher.start() - 1) + 1;
            int lineEnd = text.indexOf('\n', matcher.end());
            tags.add(tag(
                    matcher.group(),
                    (int) text.substring(0, matcher.start()).lines().count() + (lineStart == matcher.start() ? 1 : 0),
                    text.substring(lineStart, matcher.start()),
                    text.substring(matcher.end(), lineEnd < 0 ? text.length() : lineEnd)));
        }
        return tags;
    }

    private static TemplateTag tag(String tag, int line, String before, String after) {
        if (tag.startsWith("{{!")) {
            return new TemplateTag(Kind.COMMENT, "", "", line, before, after);
        }
        String content =
                tag.startsWith("{{{") ? tag : tag.substring(2, tag.length() - 2).strip();
        Matcher partial = PARTIAL.matcher(content);
        if (partial.matches()) {
            String parameter = partial.group(2);
            return new TemplateTag(
                    Kind.PARTIAL, partial.group(1), parameter == null ? "" : parameter, line, before, after);
        }
        Kind kind = kind(content);
        return new TemplateTag(kind, argument(kind, content), "", line, before, after);
    }

    private static Kind kind(String content) {
        return switch (content.split("\\s+", 2)[0]) {
            case "#if" -> Kind.IF;
            case "#unless" -> Kind.UNLESS;
            case "#each" -> Kind.EACH;
            case "#with" -> Kind.WITH;
            case "else" -> content.equals("else") ? Kind.ELSE : Kind.ELSE_IF;
            case "/if", "/unless", "/each", "/with" -> Kind.CLOSE;
            default -> NAME.matcher(content).matches() ? Kind.VALUE : Kind.UNKNOWN;
        };
    }

    private static String argument(Kind kind, String content) {
        return switch (kind) {
            case IF, UNLESS, EACH, WITH, ELSE_IF -> content.substring(content.lastIndexOf(' ') + 1);
            case CLOSE -> content.substring(1);
            default -> content;
        };
    }
}
