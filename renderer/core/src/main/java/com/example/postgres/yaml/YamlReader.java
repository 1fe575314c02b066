package com.example.postgres.yaml;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads YAML and JSON strictly: a value means the same as in Kubernetes, or it is rejected with a hint how to fix
 * it. Unquoted {@code true}, {@code false}, {@code null}, {@code ~}, decimal integers and decimal fractions are what
 * they look like; all else is text. No input makes it throw, hang or fill the memory.
 */
public final class YamlReader {

    /** The largest text that is read; Kubernetes objects are limited to about the same size. */
    public static final int MAX_BYTES = 1 << 20;

    /** The largest text that is read as a set of objects: rendered fleets are tens of megabytes. */
    public static final int MAX_BYTES_OF_SET = 1 << 28;

    /** The deepest nesting of mappings and lists that is read. */
    public static final int MAX_DEPTH = DocumentBuilder.MAX_DEPTH;

    private YamlReader() {}

    /**
     * Reads the content of a file.
     *
     * @param source its name for messages
     */
    public static ReadResult read(String source, byte[] bytes) {
        return read(source, bytes, MAX_BYTES);
    }

    /**
     * Reads the content of a file that holds any number of objects.
     *
     * @param source its name for messages
     */
    public static ReadResult readSet(String source, byte[] bytes) {
        return read(source, bytes, MAX_BYTES_OF_SET);
    }

    private static ReadResult read(String source, byte[] bytes, int maxBytes) {
        return read(source, () -> SourceText.decode(source, bytes, maxBytes), maxBytes);
    }

    /**
     * Reads a text.
     *
     * @param source its name for messages
     */
    public static ReadResult read(String source, String text) {
        return read(source, () -> text, MAX_BYTES);
    }

    /**
     * Reads the one document of a text that a program wrote.
     *
     * @param templateName what wrote it, for messages
     * @throws YamlException if there is anything that {@link #read(String, String)} would report, or not exactly one
     *     document
     */
    public static JsonNode readTrusted(String templateName, String text) {
        List<Document> documents = new ArrayList<>();
        Problems problems = Problems.throwing();
        parse(templateName, SourceText.check(templateName, text, MAX_BYTES, problems), problems, false, documents);
        return onlyDocument(templateName, documents);
    }

    private static JsonNode onlyDocument(String templateName, List<Document> documents) {
        if (documents.isEmpty()) {
            throw Problems.fatal("yaml.documents", "the text has no document", Position.of(templateName));
        }
        if (documents.size() > 1) {
            throw Problems.fatal(
                    "yaml.documents",
                    "the text has more than one document",
                    documents.get(1).sources().locate(FieldPath.ROOT));
        }
        return documents.get(0).root();
    }

    private static ReadResult read(String source, Supplier<String> text, int maxBytes) {
        Problems problems = Problems.collecting();
        List<Document> documents = new ArrayList<>();
        String content = "";
        try {
            content = text.get();
            parse(source, SourceText.check(source, content, maxBytes, problems), problems, true, documents);
        } catch (YamlException e) {
            problems.add(e);
        }
        return new ReadResult(documents, withoutSecrets(content, problems.found()), problems.damaged());
    }

    private static List<Violation> withoutSecrets(String text, List<Violation> violations) {
        if (violations.isEmpty()) {
            return violations;
        }
        SecretLines secrets = SecretLines.of(text);
        return violations.stream().map(secrets::hidden).toList();
    }

    private static void parse(
            String source, String text, Problems problems, boolean keepsPositions, List<Document> documents) {
        Optional<YamlException> jsonFailure = Optional.empty();
        if (looksLikeJson(text)) {
            Problems jsonProblems = problems.empty();
            try {
                documents.add(new JsonTokens(source, jsonProblems, keepsPositions).read(text));
                problems.addAll(jsonProblems);
                problems.endDocument(0, 0, 0, Integer.MAX_VALUE);
                return;
            } catch (YamlException e) {
                jsonFailure = Optional.of(e);
            }
        }
        parseYaml(new YamlEvents(source, text, problems, keepsPositions), problems, documents, jsonFailure);
    }

    /** Reads all documents that can be read. */
    private static void parseYaml(
            YamlEvents first, Problems problems, List<Document> documents, Optional<YamlException> jsonFailure) {
        Optional<YamlEvents> rest = Optional.of(first);
        while (rest.isPresent()) {
            YamlEvents events = rest.get();
            rest = Optional.empty();
            try {
                events.readInto(documents);
            } catch (YamlException e) {
                problems.report(
                        events == first
                                ? jsonFailure.map(json -> further(json, e)).orElse(e)
                                : e);
                rest = events.afterFailure();
            }
        }
    }

    private static boolean looksLikeJson(String text) {
        String content = text.stripLeading();
        return content.startsWith("{") || content.startsWith("[");
    }

    /** Reports the error of the parser that got further. */
    private static YamlException further(YamlException json, YamlException yaml) {
        return json.violation().position().compareTo(yaml.violation().position()) > 0 ? json : yaml;
    }
}
