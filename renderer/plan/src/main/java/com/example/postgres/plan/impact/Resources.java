package com.example.postgres.plan.impact;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.Value;
import com.example.postgres.plan.diff.ValueChange;
import com.example.postgres.syntax.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * CPU and memory of containers.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/">Resize CPU and Memory
 *     Resources assigned to Containers</a>
 */
final class Resources {

    private static final String GUARANTEED = "Guaranteed";

    /** https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#limitations */
    private static final String NO_STATIC_POLICY =
            "no node has the static policy of the CPU or memory manager, with which the"
                    + " kubelet does not resize pods of the QoS class Guaranteed";

    private static final Set<String> RESIZABLE = Set.of("cpu", "memory");

    private Resources() {}

    static Judgement judge(ValueChange change, ChangeContext context) {
        String reason = "the resources of a container change";
        Optional<String> obstacle = obstacle(change, context);
        if (obstacle.isPresent()) {
            return Rolls.pods(context, reason + ", and " + obstacle.get());
        }
        Judgement judgement = Rolls.containers(
                context,
                reason,
                isLessMemory(change)
                        ? "the kubelet lowers the memory of the running containers;"
                                + " it waits while they use more, page cache included"
                        : "the kubelet resizes the running containers; it waits while their node has no room");
        Judgement known = context.environment().isVersionKnown()
                ? judgement
                : judgement.assuming("the cluster runs Kubernetes " + context.kubernetesVersion());
        return context.newObject()
                        .map(Resources::qualityOfService)
                        .filter(GUARANTEED::equals)
                        .isPresent()
                ? known.assuming(NO_STATIC_POLICY)
                : known;
    }

    /** Why running containers cannot take the change; empty if they can. */
    private static Optional<String> obstacle(ValueChange change, ChangeContext context) {
        if (!context.environment().canResize()) {
            return Optional.of("Kubernetes " + context.kubernetesVersion() + " does not resize running pods in place");
        }
        if (change.isAdded() || change.isRemoved()) {
            return Optional.of("a running container cannot get or lose a request or a limit");
        }
        if (!RESIZABLE.contains(change.path().lastName())) {
            return Optional.of("only CPU and memory of a running container can change");
        }
        Optional<String> before = context.environment()
                .qosClass(context.before().namespace(), context.before().name())
                .or(() -> context.oldObject().map(Resources::qualityOfService));
        Optional<String> after = context.newObject().map(Resources::qualityOfService);
        return before.equals(after)
                ? Optional.empty()
                : Optional.of("the QoS class of a running pod cannot change from " + before.orElse("none") + " to "
                        + after.orElse("none"));
    }

    private static boolean isLessMemory(ValueChange change) {
        Optional<Quantity> before = Quantity.tryParse(change.before().asText());
        Optional<Quantity> after = Quantity.tryParse(change.after().asText());
        return change.path().lastName().equals("memory")
                && before.isPresent()
                && after.isPresent()
                && after.get().compareTo(before.get()) < 0;
    }

    /**
     * The QoS class of the pods.
     *
     * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/">Pod Quality of Service Classes</a>
     */
    static String qualityOfService(KubernetesObject workload) {
        Value pod = workload.get("spec", "template", "spec");
        List<Value> containers = Stream.concat(
                        pod.get("initContainers").items().stream(), pod.get("containers").items().stream())
                .map(container -> container.get("resources"))
                .toList();
        if (containers.stream().noneMatch(Resources::hasAny)) {
            return "BestEffort";
        }
        return containers.stream().allMatch(Resources::isGuaranteed) ? GUARANTEED : "Burstable";
    }

    private static boolean hasAny(Value resources) {
        return RESIZABLE.stream()
                .anyMatch(name -> resources.get("requests", name).exists()
                        || resources.get("limits", name).exists());
    }

    private static boolean isGuaranteed(Value resources) {
        return RESIZABLE.stream().allMatch(name -> {
            Value limit = resources.get("limits", name);
            Value request = resources.get("requests", name);
            return limit.exists() && (!request.exists() || isSame(request, limit));
        });
    }

    private static boolean isSame(Value request, Value limit) {
        Optional<Quantity> one = Quantity.tryParse(request.node().asText());
        Optional<Quantity> other = Quantity.tryParse(limit.node().asText());
        return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) == 0;
    }
}
