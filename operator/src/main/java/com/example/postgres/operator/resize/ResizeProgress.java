package com.example.postgres.operator.resize;

import com.example.postgres.operator.observe.PodState;
import com.example.postgres.operator.observe.PodState.ResizeStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far the resize of a pod is.
 *
 * @param state of the resize
 * @param message of the kubelet; empty if it says nothing
 * @param since when it came into the state or, where nothing says that, when it was asked for; empty if unknown
 * @see <a href="https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#pod-resize-status">Pod resize
 *     status</a>
 */
public record ResizeProgress(State state, String message, Optional<Instant> since) {

    private static final List<String> RESIZABLE = List.of("cpu", "memory");
    private static final Set<State> UNDER_WAY = Set.of(State.PROPOSED, State.DEFERRED, State.IN_PROGRESS);

    /** The states, in their order. */
    public enum State {
        /** The spec of the pod does not ask for the resources yet. */
        NOT_ASKED(""),
        /** Asked, and not yet seen by the kubelet. */
        PROPOSED("Proposed"),
        /** The node has no room now. */
        DEFERRED("Deferred"),
        /** The node can never give the resources. */
        INFEASIBLE("Infeasible"),
        /** The kubelet is changing the containers. */
        IN_PROGRESS("InProgress"),
        /** The containers have the resources. */
        DONE("");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** The word in the status of the cluster; empty for states that are not shown. */
        public String label() {
            return label;
        }
    }

    /**
     * How far the pod is on the way to these resources.
     *
     * @param containers with name and resources
     */
    public static ResizeProgress of(PodState pod, JsonNode containers) {
        ResizeStatus status = pod.resize();
        if (!has(pod.resources().wanted(), containers)) {
            return new ResizeProgress(State.NOT_ASKED, "", Optional.empty());
        }
        if (!status.isSeen()) {
            return new ResizeProgress(State.PROPOSED, "", status.since());
        }
        if (!status.pendingReason().isEmpty()) {
            State state = status.pendingReason().equals(State.INFEASIBLE.label) ? State.INFEASIBLE : State.DEFERRED;
            return new ResizeProgress(state, status.message(), status.since());
        }
        boolean isDone = !status.isInProgress() && has(pod.resources().actual(), containers);
        return new ResizeProgress(isDone ? State.DONE : State.IN_PROGRESS, status.message(), status.since());
    }

    /**
     * The containers for which the operator has asked for other resources than the template has now. What others have set since, or
     * at the creation of the pod, is theirs: an autoscaler would set it again and again.
     *
     * @param template of the pod
     * @return with name and resources: CPU or memory alone if the other one does not differ
     */
    public static ArrayNode difference(PodState pod, JsonNode template) {
        ArrayNode different = JsonNodeFactory.instance.arrayNode();
        for (JsonNode container : template.path("spec").path("containers")) {
            JsonNode asked = pod.resizedByOperator().path(container.path("name").asText());
            ObjectNode resources = JsonNodeFactory.instance.objectNode();
            RESIZABLE.stream()
                    .filter(resource -> isOther(asked, container.path("resources"), resource))
                    .forEach(resource -> copy(container.path("resources"), resource, resources));
            if (!resources.isEmpty()) {
                ObjectNode changed = different.addObject();
                changed.set("name", container.path("name"));
                changed.set("resources", resources);
            }
        }
        return different;
    }

    private static boolean isOther(JsonNode asked, JsonNode wanted, String resource) {
        return asked.properties().stream().anyMatch(kind -> {
            JsonNode amount = wanted.path(kind.getKey()).path(resource);
            return kind.getValue().has(resource)
                    && amount.isValueNode()
                    && !isSame(kind.getValue().path(resource), amount);
        });
    }

    /** Request and limit together: the API server refuses a limit below the request. */
    private static void copy(JsonNode from, String resource, ObjectNode to) {
        from.properties().stream()
                .filter(kind -> kind.getValue().has(resource))
                .forEach(kind -> to.withObject("/" + kind.getKey())
                        .set(resource, kind.getValue().path(resource)));
    }

    /** Whether the node cannot give the resources, now or ever. */
    public boolean isWithoutRoom() {
        return state == State.DEFERRED || state == State.INFEASIBLE;
    }

    /** Whether it has not ended for longer than this. */
    public boolean isOverdue(Duration timeout, Instant now) {
        return UNDER_WAY.contains(state)
                && since.filter(time -> Duration.between(time, now).compareTo(timeout) > 0)
                        .isPresent();
    }

    private static boolean has(JsonNode resources, JsonNode containers) {
        for (JsonNode container : containers) {
            JsonNode of = resources.path(container.path("name").asText());
            for (Map.Entry<String, JsonNode> kind : container.path("resources").properties()) {
                for (Map.Entry<String, JsonNode> amount : kind.getValue().properties()) {
                    boolean isResizable = RESIZABLE.contains(amount.getKey());
                    if (isResizable && !isSame(of.path(kind.getKey()).path(amount.getKey()), amount.getValue())) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        return one.isValueNode() && Quantity.parse(one.asText()).equals(Quantity.parse(other.asText()));
    }
}
