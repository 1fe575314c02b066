package com.example.postgres.operator.observe;

import com.example.postgres.model.Labels;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pod of a member as the cache keeps it.
 *
 * @param name of the pod, also of the member
 * @param uid of the pod
 * @param address its IP address; empty if it has none
 * @param node that it runs on; empty if it is not scheduled
 * @param revision name of the ControllerRevision whose template it has
 * @param role that Patroni has written as a label; empty if it has none
 * @param isReady whether it is Ready
 * @param isDeleting whether it is being deleted
 * @param isEncrypted whether Patroni's REST API speaks TLS in it
 * @param problem why it cannot run, in the words of the kubelet or the scheduler; empty if nothing is known
 * @param resources of its containers, wanted and actual
 * @param resize how far a resize is
 * @param resizedByOperator the amounts that the operator has set by a resize, and nobody after it, as in {@link PodResources#wanted}
 */
public record PodState(
        String name,
        String uid,
        String address,
        String node,
        String revision,
        String role,
        boolean isReady,
        boolean isDeleting,
        boolean isEncrypted,
        String problem,
        PodResources resources,
        ResizeStatus resize,
        JsonNode resizedByOperator) {

    private static final String POSTGRES = "postgres";

    /** Reasons with which a container waits while it is started in the normal way. */
    private static final List<String> STARTING = List.of("ContainerCreating", "PodInitializing");

    /**
     * CPU and memory, by the name of the container.
     *
     * @param wanted in the spec of the pod
     * @param actual what the kubelet has configured
     */
    public record PodResources(JsonNode wanted, JsonNode actual) {}

    /**
     * What the kubelet says about a resize.
     *
     * @param isSeen whether the kubelet has seen the spec of the pod
     * @param pendingReason {@code Deferred} or {@code Infeasible}; empty if nothing is pending
     * @param since when it was asked for or, if that was later, when it became pending or began; empty if unknown
     * @param isInProgress whether the kubelet is changing the containers
     * @param message of the kubelet
     */
    public record ResizeStatus(
            boolean isSeen, String pendingReason, Optional<Instant> since, boolean isInProgress, String message) {}

    /** What the cache keeps of a pod. */
    public static PodState of(JsonNode pod) {
        JsonNode metadata = pod.path("metadata");
        JsonNode labels = metadata.path("labels");
        return new PodState(
                metadata.path("name").asText(),
                metadata.path("uid").asText(),
                pod.path("status").path("podIP").asText(),
                pod.path("spec").path("nodeName").asText(),
                labels.path("controller-revision-hash").asText(),
                labels.path(Labels.ROLE).asText(),
                condition(pod, "Ready").path("status").asText().equals("True"),
                metadata.hasNonNull("deletionTimestamp"),
                isEncrypted(pod),
                problem(pod),
                resources(pod),
                resizeStatus(pod),
                resizedByOperator(pod));
    }

    /** Whether an amount is there that the operator has set by a resize, and nobody after it. */
    public boolean isResizedByOperator() {
        return !resizedByOperator.isEmpty();
    }

    /** The number at the end of the name. */
    public int ordinal() {
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }

    private static JsonNode condition(JsonNode pod, String type) {
        for (JsonNode condition : pod.path("status").path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private static boolean isEncrypted(JsonNode pod) {
        for (JsonNode container : pod.path("spec").path("containers")) {
            if (container.path("name").asText().equals(POSTGRES)) {
                return container
                        .path("livenessProbe")
                        .path("httpGet")
                        .path("scheme")
                        .asText()
                        .equals("HTTPS");
            }
        }
        return false;
    }

    private static String problem(JsonNode pod) {
        List<JsonNode> statuses = new ArrayList<>();
        pod.path("status").path("initContainerStatuses").forEach(statuses::add);
        pod.path("status").path("containerStatuses").forEach(statuses::add);
        for (JsonNode status : statuses) {
            JsonNode waiting = status.path("state").path("waiting");
            String reason = waiting.path("reason").asText();
            if (!reason.isEmpty() && !STARTING.contains(reason)) {
                return status.path("name").asText() + ": " + reason;
            }
        }
        JsonNode scheduled = condition(pod, "PodScheduled");
        return scheduled.path("status").asText().equals("False")
                ? scheduled.path("reason").asText() + ": "
                        + scheduled.path("message").asText()
                : "";
    }

    private static PodResources resources(JsonNode pod) {
        return new PodResources(
                byName(pod.path("spec").path("containers")),
                byName(pod.path("status").path("containerStatuses")));
    }

    private static JsonNode byName(JsonNode containers) {
        ObjectNode resources = JsonNodeFactory.instance.objectNode();
        for (JsonNode container : containers) {
            ObjectNode computed = resources.putObject(container.path("name").asText());
            for (String kind : List.of("requests", "limits")) {
                JsonNode amounts = container.path("resources").path(kind);
                for (String resource : List.of("cpu", "memory")) {
                    if (amounts.hasNonNull(resource)) {
                        computed.withObject("/" + kind).set(resource, amounts.path(resource));
                    }
                }
            }
        }
        return resources;
    }

    /** Who sets an amount after the operator, such as an autoscaler, owns it and keeps it; the operator keeps the others. */
    private static JsonNode resizedByOperator(JsonNode pod) {
        JsonNode fields = ownership(pod).at("/fieldsV1/f:spec/f:containers");
        ObjectNode owned = JsonNodeFactory.instance.objectNode();
        byName(pod.path("spec").path("containers")).properties().forEach(container -> {
            String name = container.getKey();
            JsonNode ofContainer = fields.path("k:{\"name\":\"" + name + "\"}").path("f:resources");
            container
                    .getValue()
                    .properties()
                    .forEach(kind -> kind.getValue().properties().stream()
                            .filter(amount ->
                                    ofContainer.path("f:" + kind.getKey()).has("f:" + amount.getKey()))
                            .forEach(amount -> owned.withObject("/" + name + "/" + kind.getKey())
                                    .set(amount.getKey(), amount.getValue())));
        });
        return owned;
    }

    private static JsonNode ownership(JsonNode pod) {
        for (JsonNode entry : pod.path("metadata").path("managedFields")) {
            if (entry.path("manager").asText().equals(KubernetesApi.FIELD_MANAGER)
                    && entry.path("subresource").asText().equals("resize")) {
                return entry;
            }
        }
        return MissingNode.getInstance();
    }

    private static Optional<Instant> time(JsonNode text) {
        try {
            return Optional.of(Instant.parse(text.asText()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static ResizeStatus resizeStatus(JsonNode pod) {
        JsonNode pending = condition(pod, "PodResizePending");
        JsonNode progress = condition(pod, "PodResizeInProgress");
        // Servers without pod generations report nothing to compare.
        long seen = pod.path("status").path("observedGeneration").asLong(Long.MAX_VALUE);
        // Conditions of an earlier resize may still be there, and their time stays if the reason does: a new one starts
        // anew.
        Optional<Instant> since = Stream.of(
                        ownership(pod).path("time"),
                        pending.path("lastTransitionTime"),
                        progress.path("lastTransitionTime"))
                .flatMap(text -> time(text).stream())
                .max(Comparator.naturalOrder());
        return new ResizeStatus(
                seen >= pod.path("metadata").path("generation").asLong(),
                pending.path("reason").asText(),
                since,
                progress.path("status").asText().equals("True"),
                pending.path("message").asText(progress.path("message").asText()));
    }
}
