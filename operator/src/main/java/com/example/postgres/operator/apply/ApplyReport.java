package com.example.postgres.operator.apply;

import com.example.postgres.operator.kubernetes.ApiException;
import com.example.postgres.operator.kubernetes.ObjectRef;
import java.util.List;
import java.util.Optional;

/**
 * What came of applying a set.
 *
 * @param applied objects that were written
 * @param problems objects that could not be written, or not as they should be
 */
public record ApplyReport(List<ObjectRef> applied, List<Problem> problems) {

    public ApplyReport {
        applied = List.copyOf(applied);
        problems = List.copyOf(problems);
    }

    /** Whether all objects exist, though perhaps not as they were applied. */
    public boolean isComplete() {
        return problems.stream().allMatch(problem -> problem.reason() == Reason.CHANGED_BY_WEBHOOK);
    }

    /** Why an object is not as it was applied. */
    public enum Reason {
        /** Another field manager owns a field. */
        FIELD_CONFLICT("FieldConflict"),
        /** An object of this name exists and does not belong to the cluster. */
        FOREIGN_OBJECT("ForeignObject"),
        /** The API server or an admission webhook refused it. */
        REFUSED("ObjectRefused"),
        /** An admission webhook sets other values than those that are applied. The object exists with them. */
        CHANGED_BY_WEBHOOK("ChangedByWebhook"),
        /** A Secret that members need does not exist or lacks a key. Another tool may create it. */
        SECRET_INCOMPLETE("SecretIncomplete"),
        /** A request to the API server or to Patroni failed; it is repeated. */
        REQUEST_FAILED("RequestFailed");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        /** The reason in a condition. */
        public String label() {
            return label;
        }

        /** Whether it may pass without anybody's doing. */
        public boolean isRepeated() {
            return this == REQUEST_FAILED || this == SECRET_INCOMPLETE;
        }
    }

    /**
     * An object that could not be written, or not as it should be.
     *
     * @param object that it is about
     * @param reason for programs
     * @param message for users
     */
    public record Problem(ObjectRef object, Reason reason, String message) {

        /** Sends a request about the object. A problem if the API server refuses it; empty if it accepts it. */
        public static Optional<Problem> ifRefused(ObjectRef object, Runnable request) {
            try {
                request.run();
                return Optional.empty();
            } catch (ApiException e) {
                if (e.isRefused()) {
                    return Optional.of(new Problem(object, Reason.REFUSED, e.text()));
                }
                throw e;
            }
        }

        @Override
        public String toString() {
            return object + ": " + message;
        }
    }
}
