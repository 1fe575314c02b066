package com.example.postgres.cli.plan;

import com.example.postgres.change.GuardedField;
import com.example.postgres.cli.plan.Facts.Member;
import com.example.postgres.cli.plan.Facts.Node;
import com.example.postgres.plan.PublishedTarget;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.syntax.Quantity;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the file that {@code pgc facts} wrote; {@code docs/schema/facts.schema.json} is its schema. */
public final class FactsReader {

    private static final List<String> TOP = List.of("kubernetes", "nodes", "storageClasses", "clusters");
    private static final List<String> KUBERNETES = List.of("version", "resizesPods");
    private static final List<String> NODE = List.of("name", "zone", "cpu", "memory");
    private static final List<String> STORAGE_CLASS = List.of("name", "default", "allowVolumeExpansion");
    private static final List<String> CLUSTER =
            List.of("namespace", "name", "renderTarget", "version", "volumeSize", "members");
    private static final List<String> TARGET =
            List.of("kubernetesVersion", "apiVersions", "images", "registry", "secrets");
    private static final List<String> MEMBER =
            List.of("name", "role", "state", "ready", "timeline", "node", "qosClass", "images");

    private final StrictDocument file;
    private final Map<String, Boolean> classes = new HashMap<>();
    private final Map<String, List<Member>> clusters = new HashMap<>();
    private final Map<String, RenderTarget> targets = new HashMap<>();
    private final Map<String, Environment.Served> served = new HashMap<>();

    private FactsReader(StrictDocument file) {
        this.file = file;
    }

    /**
     * What was read.
     *
     * @param facts empty if there are violations
     * @param violations of the file
     */
    public record Found(Optional<Facts> facts, List<Violation> violations) {

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
        StrictDocument file = new StrictDocument("facts", "a file of facts", source, content);
        Optional<Facts> facts = file.isReadable() ? new FactsReader(file).facts() : Optional.empty();
        return new Found(file.violations().isEmpty() ? facts : Optional.empty(), file.violations());
    }

    private Optional<Facts> facts() {
        JsonNode root = file.root();
        FieldPath kubernetes = FieldPath.of("kubernetes");
        if (!file.isMapping(FieldPath.ROOT, root, TOP)
                || !file.isMapping(kubernetes, root.path("kubernetes"), KUBERNETES)) {
            return Optional.empty();
        }
        String text = file.text(kubernetes.field("version"), root.at("/kubernetes/version"));
        Optional<KubernetesVersion> version = KubernetesVersion.parse(text);
        if (version.isEmpty() && !text.isEmpty()) {
            file.violation(
                    kubernetes.field("version"), Kind.INVALID, "version", text, "must be a version such as \"1.35\"");
        }
        boolean resizesPods = file.isTrue(kubernetes.field("resizesPods"), root.at("/kubernetes/resizesPods"));
        List<Node> nodes = file.items(FieldPath.of("nodes"), root.path("nodes"), false, this::node);
        file.items(FieldPath.of("storageClasses"), root.path("storageClasses"), false, this::storageClass);
        file.items(FieldPath.of("clusters"), root.path("clusters"), false, this::cluster);
        return version.map(known -> new Facts(known, resizesPods, nodes, classes, clusters, targets, served));
    }

    private Node node(FieldPath path, JsonNode node) {
        file.isMapping(path, node, NODE);
        return new Node(
                file.text(path.field("name"), node.path("name")),
                quantity(path.field("cpu"), node.path("cpu")),
                quantity(path.field("memory"), node.path("memory")));
    }

    private BigDecimal quantity(FieldPath path, JsonNode node) {
        Optional<Quantity> quantity = Quantity.tryParse(node.asText());
        if (quantity.isEmpty()) {
            file.violation(path, Kind.INVALID, "quantity", node.asText(), "must be a quantity such as 500m or 4Gi");
        }
        return quantity.map(Quantity::value).orElse(BigDecimal.ZERO);
    }

    private String storageClass(FieldPath path, JsonNode node) {
        file.isMapping(path, node, STORAGE_CLASS);
        String name = file.text(path.field("name"), node.path("name"));
        boolean canExpand = file.isTrue(path.field("allowVolumeExpansion"), node.path("allowVolumeExpansion"));
        classes.put(name, canExpand);
        if (file.isTrue(path.field("default"), node.path("default"))) {
            classes.put("", canExpand);
        }
        return name;
    }

    private String cluster(FieldPath path, JsonNode node) {
        file.isMapping(path, node, CLUSTER);
        String id = file.text(path.field("namespace"), node.path("namespace")) + "/"
                + file.text(path.field("name"), node.path("name"));
        if (node.has("renderTarget")) {
            renderTarget(path.field("renderTarget"), node.path("renderTarget"))
                    .ifPresent(target -> targets.put(id, target));
        }
        if (node.has("version") || node.has("volumeSize")) {
            served.put(
                    id,
                    new Environment.Served(
                            value(path, node, "version", GuardedField.VERSION, "a version such as \"18.1\""),
                            value(path, node, "volumeSize", GuardedField.STORAGE_SIZE, "a quantity such as 10Gi")));
        }
        clusters.put(id, file.items(path.field("members"), node.path("members"), true, this::member));
        return id;
    }

    /** A value that may be missing. */
    private String value(FieldPath path, JsonNode node, String name, GuardedField field, String what) {
        if (!node.has(name)) {
            return "";
        }
        String text = file.text(path.field(name), node.path(name));
        if (!text.isEmpty() && !field.accepts(text)) {
            file.violation(path.field(name), Kind.INVALID, name, text, "must be " + what);
        }
        return text;
    }

    private Optional<RenderTarget> renderTarget(FieldPath path, JsonNode node) {
        if (!file.isMapping(path, node, TARGET)) {
            return Optional.empty();
        }
        Optional<RenderTarget> target = PublishedTarget.read(node);
        if (target.isEmpty()) {
            file.violation(path, Kind.INVALID, "renderTarget", null, "must be as pgc facts prints it");
        }
        return target;
    }

    private Member member(FieldPath path, JsonNode node) {
        file.isMapping(path, node, MEMBER);
        String role = node.path("role").asText();
        return new Member(
                file.text(path.field("name"), node.path("name")),
                role.equals("primary"),
                file.isTrue(path.field("ready"), node.path("ready")),
                node.path("state").asText(),
                file.text(path.field("qosClass"), node.path("qosClass")));
    }
}
