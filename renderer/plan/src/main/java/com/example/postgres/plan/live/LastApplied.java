package com.example.postgres.plan.live;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What {@code kubectl apply} without server-side apply, and Argo CD, applied last: they keep it in an annotation.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-apply-calculates-differences-and-merges-changes">
 *     How apply calculates differences and merges changes</a>
 */
final class LastApplied {

    static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

    private LastApplied() {}

    /** The object as it was applied; missing if it was applied otherwise, or if the annotation cannot be read. */
    static JsonNode of(KubernetesObject live) {
        String text = live.get("metadata", "annotations", ANNOTATION).text();
        return YamlReader.read(ANNOTATION, text).documents().stream()
                .findFirst()
                .map(Document::root)
                .orElse(MissingNode.getInstance());
    }
}
