package com.example.postgres.plan.engine;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a GitOps tool applies the objects.
 *
 * @param tool that reads the object
 * @param name of the object, such as {@code Kustomization/orders}
 * @param paths of the manifests from the root of their repository, without {@code ./}; empty for the root
 * @param isAutomatic whether it applies a commit without being asked
 * @param selfHeals whether it sets back what somebody changes by hand
 * @param prunes whether it deletes objects that are no longer rendered
 * @param forces whether it deletes an object whose manifest the API server refuses, and creates it again if it can
 * @param replaces whether it replaces objects instead of applying them
 * @param appliesOnlyChanged whether a sync leaves out the objects that do not differ
 * @param appliesServerSide whether each writer keeps its own fields
 * @param rewrites fields of the object with which the tool changes the manifests
 * @see <a href="https://fluxcd.io/flux/components/kustomize/kustomizations/">Flux: Kustomization</a>
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/">Argo CD: sync options</a>
 */
public record Engine(
        Tool tool,
        String name,
        List<String> paths,
        boolean isAutomatic,
        boolean selfHeals,
        boolean prunes,
        boolean forces,
        boolean replaces,
        boolean appliesOnlyChanged,
        boolean appliesServerSide,
        List<String> rewrites) {

    /** A GitOps tool. */
    public enum Tool {
        FLUX("Flux"),
        ARGO_CD("Argo CD");

        private final String label;

        Tool(String label) {
            this.label = label;
        }

        /** Its name in sentences. */
        public String label() {
            return label;
        }
    }

    private static final String FLUX_GROUP = "kustomize.toolkit.fluxcd.io";
    private static final String ARGO_GROUP = "argoproj.io";

    private static final String APPLICATION = "Application";

    /** Makes Applications of a template. */
    private static final String APPLICATION_SET = "ApplicationSet";

    /** Fields of an Application that this class does not read. */
    private static final List<String> NOT_READ = List.of("destination", "project");

    /** Versions of the objects that this class reads. */
    private static final List<String> KNOWN = List.of(FLUX_GROUP + "/v1", ARGO_GROUP + "/v1alpha1");

    public Engine {
        paths = List.copyOf(paths);
        rewrites = List.copyOf(rewrites);
    }

    /** Whether the object configures a GitOps tool. */
    public static boolean isEngine(KubernetesObject object) {
        return (object.isA("Kustomization") && object.id().group().equals(FLUX_GROUP))
                || ((object.isA(APPLICATION) || object.isA(APPLICATION_SET))
                        && object.id().group().equals(ARGO_GROUP));
    }

    /** Whether such an object can be in the text; quicker than reading it, and also known of a text that cannot be read. */
    public static boolean mayBeIn(String text) {
        return (text.contains(FLUX_GROUP) && text.contains("Kustomization"))
                || (text.contains(ARGO_GROUP) && text.contains(APPLICATION));
    }

    /**
     * What the object configures.
     *
     * @throws EngineException for an object that configures no tool, in a version that is not known, with a field of a type that
     *     the API server refuses, or whose settings are left to parameters
     */
    public static Engine of(KubernetesObject object) {
        if (!isEngine(object)) {
            throw new EngineException(
                    object.get("kind"),
                    object + " is neither a Kustomization of Flux nor an Application or ApplicationSet of Argo CD");
        }
        if (!KNOWN.contains(object.apiVersion())) {
            throw new EngineException(
                    object.get("apiVersion"),
                    name(object) + " has the unknown version " + visible(object.apiVersion()) + ": known are "
                            + String.join(", ", KNOWN));
        }
        Value spec = object.isA(APPLICATION_SET) ? applicationOf(object) : object.get("spec");
        EngineFields.check(name(object), spec);
        return object.isA("Kustomization") ? flux(object) : argo(object, spec);
    }

    /** The spec of all Applications of an ApplicationSet. */
    private static Value applicationOf(KubernetesObject set) {
        Value spec = set.get("spec");
        Value application = spec.get("template", "spec");
        boolean isPatched = spec.get("templatePatch").exists()
                || !spec.get("generators").node().findValues("template").isEmpty();
        boolean hasParameters = application.fields().entrySet().stream()
                .filter(field -> !NOT_READ.contains(field.getKey()))
                .anyMatch(field -> field.getValue().node().toString().contains("{{"));
        if (!application.exists() || isPatched || hasParameters) {
            throw new EngineException(
                    application,
                    name(set)
                            + " leaves to its generators what its Applications do: give one of these Applications with"
                            + " --engine");
        }
        return application;
    }

    private static String name(KubernetesObject object) {
        return visible(object.toString());
    }

    /** A name of the API server has no control characters, but nobody checked those of a file. */
    static String visible(String name) {
        return name.replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    private static Engine flux(KubernetesObject object) {
        Value spec = object.get("spec");
        return new Engine(
                Tool.FLUX,
                name(object),
                List.of(path(spec.get("path"))),
                !spec.get("suspend").isTrue(),
                true,
                spec.get("prune").isTrue(),
                spec.get("force").isTrue(),
                false,
                false,
                true,
                Rewrites.ofFlux(spec));
    }

    private static Engine argo(KubernetesObject object, Value spec) {
        Value policy = spec.get("syncPolicy");
        List<String> options = policy.get("syncOptions").texts().stream()
                .map(option -> option.strip().toLowerCase(Locale.ROOT))
                .toList();
        Value automated = policy.get("automated");
        return new Engine(
                Tool.ARGO_CD,
                name(object),
                argoPaths(spec),
                automated.exists() && !automated.get("enabled").isFalse(),
                automated.get("selfHeal").isTrue(),
                automated.get("prune").isTrue() && !options.contains("prune=false"),
                options.contains("force=true"),
                options.contains("replace=true"),
                options.contains("applyoutofsynconly=true"),
                options.contains("serversideapply=true"),
                Rewrites.ofArgo(spec));
    }

    /** An Application of the Source Hydrator has two: that of the specs, and that of the branch with the manifests. */
    private static List<String> argoPaths(Value spec) {
        Value hydrator = spec.get("sourceHydrator");
        Stream<Value> sources = Stream.concat(
                Stream.of(spec.get("source"), hydrator.get("drySource"), hydrator.get("syncSource")),
                spec.get("sources").items().stream());
        return sources.filter(Value::exists)
                .map(source -> source.get("path"))
                .filter(Value::exists)
                .map(Engine::path)
                .toList();
    }

    private static String path(Value written) {
        return Arrays.stream(written.text().split("/", -1))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .collect(Collectors.joining("/"));
    }

    /** What to say about the tool besides the changes: what it will not do by itself, what changes the manifests. */
    public List<String> notes() {
        Stream<Optional<String>> notes = Stream.of(
                note(!isAutomatic && tool == Tool.FLUX, name + " is suspended: nothing is applied until it is resumed"),
                note(
                        !isAutomatic && tool == Tool.ARGO_CD,
                        name + " has no automated sync: nothing is applied until somebody syncs"),
                note(
                        isAutomatic && !selfHeals,
                        name + " has no selfHeal: what somebody changes by hand stays until the next commit"),
                note(!prunes, name + " does not prune: objects that are no longer rendered stay"),
                note(
                        !appliesServerSide,
                        name
                                + " does not apply on the server's side: set ServerSideApply=true, or it competes with Patroni for"
                                + " annotations"),
                note(
                        replaces,
                        name
                                + " replaces objects, and with them Patroni's leader lock: remove Replace=true before any change"),
                note(
                        forces,
                        name
                                + " deletes an object whose manifest the API server refuses, and creates it again if it can:"
                                + " turn force off"),
                note(
                        !rewrites.isEmpty(),
                        name + " changes the manifests with " + String.join(", ", rewrites)
                                + ": this plan is about the files as they are"));
        return notes.flatMap(Optional::stream).toList();
    }

    private static Optional<String> note(boolean applies, String text) {
        return applies ? Optional.of(text) : Optional.empty();
    }
}
