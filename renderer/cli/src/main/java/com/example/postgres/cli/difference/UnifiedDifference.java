package com.example.postgres.cli.difference;

import com.example.postgres.cli.terminal.Colour;
import com.example.postgres.cli.terminal.Paint;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectId;
import com.example.postgres.plan.diff.ObjectChange;
import com.example.postgres.plan.diff.ObjectChange.Added;
import com.example.postgres.plan.diff.ObjectChange.Changed;
import com.example.postgres.plan.diff.ObjectChange.Removed;
import com.example.postgres.render.ClusterId;
import com.example.postgres.yaml.CanonicalYaml;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One unified diff of all objects, each as a file {@code namespace/cluster/kind-name.yaml}. */
final class UnifiedDifference {

    private static final String NO_FILE = "/dev/null";

    private final Paint paint;
    private final StringBuilder text = new StringBuilder();

    UnifiedDifference(Paint paint) {
        this.paint = paint;
    }

    String write(List<ClusterDifference> clusters) {
        for (ClusterDifference cluster : clusters) {
            cluster.difference().changes().forEach(change -> append(cluster.cluster(), change));
        }
        return text.toString();
    }

    private void append(ClusterId cluster, ObjectChange change) {
        String file = file(cluster, change.id());
        if (change instanceof Added added) {
            append(NO_FILE, "b/" + file, "", yaml(HiddenSecrets.tree(added.object())));
        } else if (change instanceof Removed removed) {
            append("a/" + file, NO_FILE, yaml(HiddenSecrets.tree(removed.object())), "");
        } else if (change instanceof Changed changed) {
            KubernetesObject before = changed.before();
            append(
                    "a/" + file(cluster, before.id()),
                    "b/" + file,
                    yaml(HiddenSecrets.tree(before)),
                    yaml(HiddenSecrets.tree(before, changed.object())));
        }
    }

    private void append(String beforeName, String afterName, String before, String after) {
        UnifiedText.of(beforeName, afterName, before, after)
                .forEach(line -> text.append(painted(paint, line)).append('\n'));
    }

    private static String file(ClusterId cluster, ObjectId object) {
        String folder = cluster.name().isEmpty() ? cluster.namespace() : cluster.toString();
        return ValueText.name((folder.isEmpty() ? "" : folder + "/") + object.fileName());
    }

    private static String yaml(JsonNode tree) {
        return ValueText.visible(CanonicalYaml.write(tree));
    }

    /** A line of a unified diff in its colour. */
    static String painted(Paint paint, String line) {
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> paint.of(Colour.GREEN, line);
            case '-' -> paint.of(Colour.RED, line);
            case '@' -> paint.of(Colour.CYAN, line);
            default -> line;
        };
    }
}
