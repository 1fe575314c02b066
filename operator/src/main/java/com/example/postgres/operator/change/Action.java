package com.example.postgres.operator.change;

import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.ClaimState;
import com.example.postgres.operator.observe.PodState;
import com.example.postgres.plan.impact.Impact;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** One thing that the operator does to a running cluster. Doing it twice does no more than doing it once. */
public sealed interface Action {

    /** What it does to the members. */
    Impact impact();

    /** The object that it changes. */
    ObjectRef object(String namespace);

    /** What it is, as a sentence without a full stop; for events. */
    String description();

    /** Whether clients notice it, so that it waits for a maintenance window. */
    default boolean isInterrupting() {
        return false;
    }

    /** The reason of its event. */
    default String reason() {
        return getClass().getSimpleName();
    }

    /** What is done to the pod of one member. */
    sealed interface OfMember extends Action {

        /** The pod of the member. */
        PodState pod();

        @Override
        default ObjectRef object(String namespace) {
            return ObjectRef.pod(namespace, pod().name());
        }
    }

    /**
     * Takes the role from the label of a pod that no longer leads and does not answer, so that the Service has one endpoint.
     *
     * @param pod that carries the label
     */
    record RemoveRole(PodState pod) implements OfMember {
        @Override
        public Impact impact() {
            return Impact.METADATA;
        }

        @Override
        public String description() {
            return pod.name() + " is no longer the leader: removed from the Service of the primary";
        }
    }

    /**
     * Asks for other resources of running containers.
     *
     * @param pod to resize
     * @param containers the containers that change, with name and resources
     */
    record ResizePod(PodState pod, JsonNode containers) implements OfMember {
        @Override
        public Impact impact() {
            return Impact.RESIZE_IN_PLACE;
        }

        @Override
        public String description() {
            return "resize the containers of " + pod.name() + " in place";
        }
    }

    /**
     * Writes down that a pod has everything of the current template, so that it is not replaced for it.
     *
     * @param pod whose label moves
     * @param revision name of the current ControllerRevision
     */
    record MoveRevision(PodState pod, String revision) implements OfMember {
        @Override
        public Impact impact() {
            return Impact.METADATA;
        }

        @Override
        public String description() {
            return pod.name() + " has everything of " + revision;
        }
    }

    /**
     * Restarts PostgreSQL in its pod.
     *
     * @param pod of the member
     */
    record RestartPostgres(PodState pod) implements OfMember {
        @Override
        public boolean isInterrupting() {
            return true;
        }

        @Override
        public Impact impact() {
            return Impact.RESTART_POSTGRES;
        }

        @Override
        public String description() {
            return "restart PostgreSQL in " + pod.name();
        }
    }

    /**
     * Deletes a pod; the StatefulSet creates it again from the current template.
     *
     * @param pod to replace
     */
    record ReplacePod(PodState pod) implements OfMember {
        @Override
        public boolean isInterrupting() {
            return true;
        }

        @Override
        public Impact impact() {
            return Impact.ROLLING_RESTART;
        }

        @Override
        public String description() {
            return "replace the pod " + pod.name();
        }
    }

    /**
     * Hands the leadership over.
     *
     * @param leader that leads now
     * @param candidate name of the member that shall lead
     * @param impact of the change that needs it
     */
    record SwitchOver(PodState leader, String candidate, Impact impact) implements Action {
        @Override
        public ObjectRef object(String namespace) {
            return ObjectRef.pod(namespace, leader.name());
        }

        @Override
        public boolean isInterrupting() {
            return true;
        }

        @Override
        public String description() {
            return "switch over from " + leader.name() + " to " + candidate;
        }
    }

    /**
     * Hands the leadership over before the leader's node is drained.
     *
     * @param leader that leads now
     * @param candidate name of the member that shall lead
     */
    record HandOver(PodState leader, String candidate) implements Action {
        @Override
        public ObjectRef object(String namespace) {
            return ObjectRef.pod(namespace, leader.name());
        }

        @Override
        public boolean isInterrupting() {
            return true;
        }

        @Override
        public Impact impact() {
            return Impact.RESTART_POSTGRES;
        }

        @Override
        public String description() {
            return "switch over from " + leader.name() + " to " + candidate + ": the node " + leader.node()
                    + " is cordoned";
        }
    }

    /**
     * Asks for a larger volume.
     *
     * @param claim name of the volume claim
     * @param size to grow to
     */
    record GrowClaim(String claim, String size) implements Action {
        /** The growths of the claims that ask for less than the size. A claim without a volume cannot grow yet. */
        static Stream<GrowClaim> of(Stream<ClaimState> claims, String size) {
            return claims.filter(claim -> claim.hasVolume() && claim.isSmallerThan(size))
                    .map(claim -> new GrowClaim(claim.name(), size));
        }

        @Override
        public ObjectRef object(String namespace) {
            return new ObjectRef("v1", "PersistentVolumeClaim", namespace, claim);
        }

        @Override
        public Impact impact() {
            return Impact.VOLUME_EXPANSION;
        }

        @Override
        public String description() {
            return "grow the volume claim " + claim + " to " + size;
        }
    }

    /**
     * Deletes the StatefulSet without its pods; the next pass applies the new one, which adopts them.
     *
     * @param name of the StatefulSet
     * @param uid of the StatefulSet
     * @param impact of the change that needs it
     */
    record ReleaseStatefulSet(String name, String uid, Impact impact) implements Action {
        @Override
        public ObjectRef object(String namespace) {
            return new ObjectRef("apps/v1", "StatefulSet", namespace, name);
        }

        @Override
        public String description() {
            return "re-create the StatefulSet around its running pods";
        }
    }
}
