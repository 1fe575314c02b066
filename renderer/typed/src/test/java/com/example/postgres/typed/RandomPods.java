package com.example.postgres.typed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The fields of a spec that say how pods look. */
final class RandomPods {

    private final ObjectNode spec;
    private final RandomText text;

    private RandomPods(ObjectNode spec, RandomText text) {
        this.spec = spec;
        this.text = text;
    }

    static void put(ObjectNode spec, RandomText text) {
        RandomPods pods = new RandomPods(spec, text);
        pods.putImage();
        pods.putResources();
        pods.putScheduling();
        pods.putExtra();
    }

    private void putImage() {
        if (text.chance(30)) {
            spec.put("image", "registry.example.net:5000/" + text.name() + ":" + text.between(1, 99));
            spec.put("imagePullPolicy", text.pick(List.of("Always", "IfNotPresent", "Never")));
            spec.putArray("imagePullSecrets").addObject().put("name", "user-registry");
        }
        if (text.chance(30)) {
            ObjectNode runAs = spec.putObject("runAs").put("user", text.between(1, Integer.MAX_VALUE - 3));
            if (text.chance(50)) {
                runAs.put("group", text.between(1, Integer.MAX_VALUE - 1));
            }
        }
    }

    private void putResources() {
        if (text.chance(50)) {
            return;
        }
        ObjectNode resources = spec.putObject("resources");
        if (text.chance(70)) {
            ObjectNode requests =
                    resources.putObject("requests").put("memory", text.pick(List.of("512Mi", "1G", "0.5Gi")));
            requests.put("cpu", text.pick(List.of("100m", "0.25", "1", "1e0")));
        }
        if (text.chance(70)) {
            ObjectNode limits = resources.putObject("limits").put("memory", text.pick(List.of("2Gi", "2048Mi", "4e9")));
            limits.put("cpu", text.between(1, 64));
        }
    }

    private void putScheduling() {
        if (text.chance(50)) {
            return;
        }
        ObjectNode scheduling = spec.putObject("scheduling");
        scheduling.putObject("nodeSelector").put(text.labelKey(), text.labelValue());
        if (text.chance(50)) {
            scheduling.put("priorityClassName", text.name());
            scheduling
                    .putArray("tolerations")
                    .addObject()
                    .put("key", text.labelKey())
                    .put("operator", "Exists");
        }
        if (text.chance(30)) {
            ObjectNode constraint =
                    scheduling.putArray("topologySpreadConstraints").addObject();
            constraint.put("whenUnsatisfiable", "DoNotSchedule").put("topologyKey", "topology.kubernetes.io/zone");
            constraint.put("maxSkew", text.between(1, 3));
        }
        if (text.chance(30)) {
            ObjectNode rule = scheduling
                    .putObject("affinity")
                    .putObject("podAntiAffinity")
                    .putArray("requiredDuringSchedulingIgnoredDuringExecution")
                    .addObject();
            rule.put("topologyKey", "kubernetes.io/hostname");
            rule.putObject("labelSelector").putObject("matchLabels").put(text.labelKey(), text.labelValue());
        }
    }

    private void putExtra() {
        if (text.chance(50)) {
            return;
        }
        ObjectNode extra = spec.putObject("extra");
        extra.putArray("env").addObject().put("value", text.lines()).put("name", "EXTRA_" + text.between(0, 9));
        if (text.chance(50)) {
            ObjectNode reference = extra.putArray("envFrom").addObject().putObject("secretRef");
            reference.put("name", text.name()).put("optional", true);
        }
        if (text.chance(50)) {
            extra.putArray("volumes").addObject().put("name", "extra").putObject("emptyDir");
            extra.putArray("volumeMounts")
                    .addObject()
                    .put("mountPath", "/extra")
                    .put("name", "extra");
        }
        if (text.chance(50)) {
            ObjectNode sidecar = extra.putArray("sidecars").addObject().put("name", "sidecar-1");
            sidecar.put("image", "registry.example.net/sidecar:1")
                    .putArray("args")
                    .add(text.lines())
                    .add(text.line());
        }
        if (text.chance(50)) {
            ObjectNode init = extra.putArray("initContainers").addObject().put("image", "registry.example.net/init:1");
            init.put("name", "init-1").putArray("command").add("sh").add("-c").add(text.lines());
        }
    }
}
