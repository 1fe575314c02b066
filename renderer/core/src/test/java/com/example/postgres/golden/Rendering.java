package com.example.postgres.golden;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.CanonicalYaml;
import com.example.postgres.yaml.ReadResult;
import com.example.postgres.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Renders files as the command line does. */
public final class Rendering {

    private static final Renderer RENDERER = new Renderer();

    private Rendering() {}

    /** The manifests of the cluster in the file. */
    public static ObjectSet of(Path cluster, RenderTarget target) {
        try {
            return of(YamlReader.read(cluster.getFileName().toString(), Files.readAllBytes(cluster)), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectSet of(ReadResult read, RenderTarget target) {
        if (!read.violations().isEmpty()) {
            throw new AssertionError("cannot be read: " + read.violations());
        }
        RenderResult result = RENDERER.render(read.documents().get(0), target);
        if (result instanceof RenderResult.Rendered rendered) {
            return rendered.manifests();
        }
        throw new AssertionError("is refused: " + result.violations());
    }

    /** Text by file name. */
    static SortedMap<String, String> files(ObjectSet manifests) {
        SortedMap<String, String> files = new TreeMap<>();
        for (KubernetesObject manifest : manifests) {
            files.put(manifest.id().fileName(), CanonicalYaml.writeAll(List.of(manifest.tree())));
        }
        return files;
    }
}
