package com.example.postgres.proof;

import com.example.postgres.model.Names;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectReader;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.proof.report.Proof;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.Renderer;
import com.example.postgres.source.Violation;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.CanonicalYaml;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A committed set into which a test plants mistakes. */
final class Planted {

    static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolve("../..")
            .normalize();

    private final List<Document> documents = new ArrayList<>();

    /** The rendered set of an example. */
    static Planted example(String name) {
        return folder(ROOT.resolve("examples").resolve(name).resolve("rendered"));
    }

    /** What the cluster of a golden case renders to. */
    static Planted golden(String name, RenderTarget target) {
        Path cluster =
                ROOT.resolve("renderer/core/src/test/golden").resolve(name).resolve("cluster.yaml");
        try {
            Document document =
                    YamlReader.read(name, Files.readString(cluster)).documents().get(0);
            RenderResult result = new Renderer().render(document, target);
            if (!(result instanceof RenderResult.Rendered rendered)) {
                throw new AssertionError(name + " is refused: " + result.violations());
            }
            return text(CanonicalYaml.writeAll(rendered.manifests().objects().stream()
                    .map(KubernetesObject::tree)
                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Planted folder(Path folder) {
        Planted planted = new Planted();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                planted.read(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return planted;
    }

    /** The documents of a text. */
    static Planted text(String yaml) {
        return new Planted().and(yaml);
    }

    /** Adds the rendered set of an example. */
    Planted andExample(String name) {
        documents.addAll(example(name).documents);
        return this;
    }

    /** Adds the documents of a text. */
    Planted and(String yaml) {
        read("added.yaml", yaml);
        return this;
    }

    private void read(String name, String yaml) {
        for (Document document : YamlReader.read(name, yaml).documents()) {
            documents.add(new Document(document.root().deepCopy(), document.sources(), document.index()));
        }
    }

    /** Replaces or adds the value at the pointer in the object {@code Kind/name}. */
    Planted with(String object, String pointer, String value) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = tree(object).at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1).replace("~1", "/");
        JsonNode node = YamlReader.readTrusted("value", "v: " + value).path("v");
        if (parent instanceof ArrayNode list) {
            if (name.equals("-")) {
                list.add(node);
            } else {
                list.set(Integer.parseInt(name), node);
            }
        } else {
            ((ObjectNode) parent).set(name, node);
        }
        return this;
    }

    /** Removes the value at the pointer. */
    Planted without(String object, String pointer) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = tree(object).at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1).replace("~1", "/");
        if (parent instanceof ArrayNode list) {
            list.remove(Integer.parseInt(name));
        } else {
            ((ObjectNode) parent).remove(name);
        }
        return this;
    }

    /** Removes the object. */
    Planted without(String object) {
        JsonNode tree = tree(object);
        documents.removeIf(document -> document.root().equals(tree));
        return this;
    }

    private JsonNode tree(String object) {
        return documents.stream()
                .map(Document::root)
                .filter(root -> object.equals(root.path("kind").asText() + "/"
                        + root.path("metadata").path("name").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + object));
    }

    /** The pods of a StatefulSet as a list. */
    static String names(String statefulSet, int replicas) {
        return new Names(statefulSet).pods(replicas).toString();
    }

    ObjectSet set() {
        return ObjectReader.read(documents).set();
    }

    /** What all proofs find: {@code warning rule path}, without the word for errors. */
    List<String> findings() {
        return Proofs.of(set()).findings().stream()
                .map(finding -> (finding.isError() ? "" : "warning ") + finding.rule() + " " + finding.path())
                .sorted()
                .toList();
    }

    /** What all proofs find, in full. */
    List<Violation> violations() {
        return Proofs.of(set()).findings();
    }

    /** The rows of a proof's table, cells separated by {@code | }. */
    List<String> facts(String proof) {
        return Proofs.of(set()).proofs().stream()
                .filter(candidate -> candidate.id().equals(proof))
                .map(Proof::facts)
                .flatMap(facts -> facts.rows().stream())
                .map(row -> String.join(" | ", row))
                .toList();
    }
}
