package com.example.postgres.proof.access;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import java.util.List;
import java.util.Optional;

/** The ServiceAccount tokens with which the containers of a pod can log in to the API server. */
final class ApiToken {

    /** Where client libraries look for it. */
    private static final String PATH = "/var/run/secrets/kubernetes.io/serviceaccount";

    /** Tokens for other services name an audience of their own. */
    private static final String API_AUDIENCE = "https://kubernetes";

    private ApiToken() {}

    /** Whether the container has one, by a volume of the pod or because Kubernetes mounts one. */
    static boolean isIn(Value container, PodTemplate pod, ObjectSet set) {
        List<Value> mounts = container.get("volumeMounts").items();
        return mounts.stream().anyMatch(mount -> isToken(volume(mount, pod)))
                || (isMountedByKubernetes(pod, set)
                        && mounts.stream()
                                .noneMatch(
                                        mount -> mount.get("mountPath").text().equals(PATH)));
    }

    private static Value volume(Value mount, PodTemplate pod) {
        return pod.spec().get("volumes").items().stream()
                .filter(volume ->
                        volume.get("name").text().equals(mount.get("name").text()))
                .findFirst()
                .orElse(mount.get("volume"));
    }

    private static boolean isToken(Value volume) {
        return volume.get("projected", "sources").items().stream()
                .map(source -> source.get("serviceAccountToken"))
                .anyMatch(token -> token.exists()
                        && token.get("audience").text(API_AUDIENCE).startsWith(API_AUDIENCE));
    }

    /** The pod decides, then its account. */
    private static boolean isMountedByKubernetes(PodTemplate pod, ObjectSet set) {
        Value ofPod = pod.spec().get("automountServiceAccountToken");
        Optional<Value> ofAccount = set.find("ServiceAccount", pod.namespace(), pod.serviceAccount())
                .map((KubernetesObject account) -> account.get("automountServiceAccountToken"));
        return ofPod.exists()
                ? !ofPod.isFalse()
                : ofAccount.filter(Value::isFalse).isEmpty();
    }
}
