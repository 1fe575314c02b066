package com.example.postgres.cli.plan;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectReader;
import com.example.postgres.plan.engine.Engine;
import com.example.postgres.plan.engine.EngineException;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.yaml.ReadResult;
import com.example.postgres.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/** Reads the file with the one object that configures the GitOps tool. */
public final class EngineReader {

    private EngineReader() {}

    /**
     * What was read.
     *
     * @param engine empty if there are violations
     * @param violations of the file
     */
    public record Found(Optional<Engine> engine, List<Violation> violations) {

        public Found {
            violations = List.copyOf(violations);
        }
    }

    /**
     * Reads the file.
     *
     * @param source its name
     */
    public static Found read(String source, byte[] content) {
        ReadResult result = YamlReader.read(source, content);
        if (!result.violations().isEmpty()) {
            return new Found(Optional.empty(), result.violations());
        }
        ObjectReader.Found found = ObjectReader.read(result.documents());
        if (!found.violations().isEmpty()) {
            return new Found(Optional.empty(), found.violations());
        }
        List<KubernetesObject> engines =
                found.set().objects().stream().filter(Engine::isEngine).toList();
        if (engines.size() != 1) {
            return refused(
                    Position.of(source),
                    "must hold one Kustomization of Flux, or one Application or ApplicationSet of Argo CD, and has "
                            + engines.size());
        }
        KubernetesObject object = engines.get(0);
        try {
            return new Found(Optional.of(Engine.of(object)), List.of());
        } catch (EngineException e) {
            return refused(e.place().position(), String.valueOf(e.getMessage()));
        }
    }

    private static Found refused(Position position, String detail) {
        return new Found(
                Optional.empty(),
                List.of(Violation.error(FieldPath.ROOT, Kind.UNSUPPORTED, "engine.object", null, detail)
                        .at(position)));
    }
}
