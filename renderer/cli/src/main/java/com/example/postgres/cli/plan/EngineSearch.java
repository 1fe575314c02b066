package com.example.postgres.cli.plan;

import com.example.postgres.cli.input.InputText;
import com.example.postgres.cli.input.Surroundings;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectReader;
import com.example.postgres.plan.engine.Engine;
import com.example.postgres.plan.engine.EngineException;
import com.example.postgres.source.Violation;
import com.example.postgres.yaml.ReadResult;
import com.example.postgres.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the object of a GitOps tool that lies beside the manifests and points at their path. */
public final class EngineSearch {

    private final String path;
    private final List<Engine> engines = new ArrayList<>();
    private final List<String> applying = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private EngineSearch(String path) {
        this.path = path;
    }

    /**
     * What was found.
     *
     * @param engine the tool that applies the path; empty if there is none, or no only one
     * @param notes for the report: what was found and what could not be decided
     */
    public record Found(Optional<Engine> engine, List<String> notes) {

        /** No object was found. */
        public static final Found NONE = new Found(Optional.empty(), List.of());

        public Found {
            notes = List.copyOf(notes);
        }
    }

    /** Searches the manifests beside a side. */
    public static Found in(Surroundings surroundings) {
        EngineSearch search = new EngineSearch(surroundings.path());
        surroundings.texts().forEach(search::read);
        return search.found();
    }

    private void read(InputText text) {
        // Parsing every manifest of a fleet again would take as long as reading it.
        String content = new String(text.content(), StandardCharsets.UTF_8);
        if (!Engine.mayBeIn(content)) {
            return;
        }
        ReadResult result = YamlReader.read(text.name(), text.content());
        ObjectReader.Found objects = ObjectReader.read(result.intact());
        Stream.concat(
                        result.violations().stream(),
                        objects.violations().stream().filter(violation -> violation.kind() == Violation.Kind.DUPLICATE))
                .findFirst()
                .ifPresent(violation ->
                        problems.add(violation + "; what a GitOps object there does is not part of this plan"));
        objects.set().objects().stream().filter(Engine::isEngine).forEach(object -> read(text.name(), object));
    }

    private void read(String file, KubernetesObject object) {
        try {
            Engine engine = Engine.of(object);
            if (engine.paths().stream().anyMatch(this::isPointingHere)) {
                engines.add(engine);
                applying.add(engine.name() + " in " + file + " applies these manifests");
            }
        } catch (EngineException e) {
            problems.add(e.getMessage() + "; what it does is not part of this plan (" + file + ")");
        }
    }

    /** The path of the manifests, one above it, or one below it, such as the rendered directory below a spec. */
    private boolean isPointingHere(String applied) {
        return isWithin(applied, path) || isWithin(path, applied);
    }

    private static boolean isWithin(String below, String above) {
        return above.isEmpty() || below.equals(above) || below.startsWith(above + "/");
    }

    private Found found() {
        List<String> notes = new ArrayList<>(applying);
        Optional<Engine> engine = engines.stream().findFirst();
        if (engines.size() > 1) {
            engine = Optional.empty();
            notes = new ArrayList<>(List.of(
                    "Several GitOps objects apply these manifests, and what they do is not part of this plan: name one with"
                            + " --engine: "
                            + engines.stream().map(Engine::name).collect(Collectors.joining(", "))));
        }
        notes.addAll(problems);
        return new Found(engine, notes);
    }
}
