package com.example.postgres.plan;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectReader;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.RenderResult.Rendered;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files of this project that tests of plans read. */
public final class Project {

    static final Path RENDERER = Path.of(System.getProperty("basedir", "")).resolve("..");
    static final Path ROOT = RENDERER.resolve("..");

    private static final Renderer LIBRARY = new Renderer();

    private Project() {}

    public static JsonNode yaml(Path file) {
        return YamlReader.readTrusted(file.toString(), text(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of every example and golden case. */
    public static List<KubernetesObject> committedObjects() {
        List<Path> folders = Stream.concat(
                        children(ROOT.resolve("examples")).stream().map(example -> example.resolve("rendered")),
                        children(RENDERER.resolve("core/src/test/golden")).stream()
                                .map(golden -> golden.resolve("expected")))
                .filter(Files::isDirectory)
                .toList();
        return folders.stream()
                .flatMap(folder -> children(folder).stream())
                .filter(file -> file.toString().endsWith(".yaml"))
                .flatMap(file -> objects(file).objects().stream())
                .toList();
    }

    static ObjectSet objects(Path file) {
        return ObjectReader.read(YamlReader.read(file.toString(), text(file)).documents())
                .set();
    }

    /** The state of a cluster that is rendered from a specification. */
    public static ClusterState rendered(JsonNode cluster, RenderTarget target) {
        RenderResult result = LIBRARY.render(Document.ofTree("test", cluster), target);
        if (result instanceof Rendered rendered) {
            return new ClusterState(rendered.manifests(), Optional.of(cluster.path("spec")));
        }
        throw new AssertionError("refused: " + result.violations());
    }

    static boolean isValid(JsonNode cluster) {
        return LIBRARY.render(Document.ofTree("test", cluster), RenderTarget.gitops()) instanceof Rendered;
    }

    /** A copy of the cluster with the value at the path, such as {@code spec.imagePullSecrets[0].name}. */
    public static JsonNode with(JsonNode cluster, String field, JsonNode value) {
        ObjectNode copy = cluster.deepCopy();
        String pointer = "/" + field.replace("[", "/").replace("]", "").replace('.', '/');
        int slash = pointer.lastIndexOf('/');
        JsonNode holder = copy.at(pointer.substring(0, slash));
        String last = pointer.substring(slash + 1);
        if (holder.isArray()) {
            ((ArrayNode) holder).set(Integer.parseInt(last), value);
        } else {
            copy.withObject(pointer.substring(0, slash)).set(last, value);
        }
        return copy;
    }

    /** The same with an annotation of the StatefulSet, as if somebody had patched the rendered files. */
    public static ClusterState patched(ClusterState state, String annotation, String value) {
        List<Document> documents = state.objects().objects().stream()
                .map(object -> {
                    ObjectNode tree = object.tree().deepCopy();
                    if (object.isA("StatefulSet")) {
                        tree.withObject("/metadata/annotations").put(annotation, value);
                    }
                    return Document.ofTree("rendered", tree);
                })
                .toList();
        return new ClusterState(ObjectReader.read(documents).set(), state.spec());
    }
}
