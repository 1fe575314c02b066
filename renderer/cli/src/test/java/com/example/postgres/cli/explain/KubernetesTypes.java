package com.example.postgres.cli.explain;

import com.example.postgres.target.KubernetesVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The fields whose schema is that of a type of Kubernetes. Comments in the file name the types: {@code kubernetes-types.py}
 * writes what is between them.
 */
final class KubernetesTypes {

    private static final Pattern BEGIN = Pattern.compile("# BEGIN ([A-Za-z]+)\n");

    private final Map<String, String> types = new HashMap<>();

    KubernetesTypes(byte[] crd) {
        List<String> names = BEGIN.matcher(new String(crd, StandardCharsets.UTF_8))
                .results()
                .map(MatchResult::group)
                .map(line -> BEGIN.matcher(line).replaceFirst("$1"))
                .toList();
        List<String> paths = new ArrayList<>();
        collect(FieldReference.ofCrd(crd), paths);
        if (names.size() != paths.size()) {
            throw new IllegalStateException(
                    names + " are in the file, but the fields without descriptions are in " + paths);
        }
        for (int i = 0; i < names.size(); i++) { // both are in the order of the file
            types.put(paths.get(i), names.get(i));
        }
    }

    private static void collect(FieldReference field, List<String> paths) {
        if (field.isOfKubernetes()) {
            paths.add(field.path());
        } else {
            field.fields().forEach(child -> collect(child, paths));
        }
    }

    boolean has(FieldReference field) {
        return types.containsKey(field.path());
    }

    /** As a link to the reference of Kubernetes. */
    String link(FieldReference field) {
        String type = types.getOrDefault(field.path(), "");
        String link = "[%s](https://kubernetes.io/docs/reference/generated/kubernetes-api/v%s/#%s-v1-%s)"
                .formatted(type, KubernetesVersion.DEFAULT, type.toLowerCase(Locale.ROOT), group(type));
        return field.type().startsWith("list") ? "list of " + link : link;
    }

    private static String group(String type) {
        return type.startsWith("NetworkPolicy") ? "networking-k8s-io" : "core";
    }
}
