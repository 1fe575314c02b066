package com.example.postgres.parameters;

/**
 * A parameter that exists but that the spec must not set.
 *
 * @param name in PostgreSQL's own spelling
 * @param manager what sets its value
 * @param reason why, as a clause
 * @param insteadField the spec field that has the wanted effect; empty where there is none
 */
public record ManagedParameter(String name, Manager manager, String reason, String insteadField) {

    /** What sets a value. */
    public enum Manager {
        /** Patroni, on every member and at every change of the leader. */
        PATRONI("set by Patroni"),
        /** The rendered manifests, from other fields of the spec. */
        RENDERER("set by the rendered manifests"),
        /** PostgreSQL: fixed by the build, by initdb or by the server's state. */
        POSTGRESQL("fixed by PostgreSQL"),
        /** Not allowed: a value other than the default does harm or has no effect here. */
        REFUSED("not allowed");

        private final String label;

        Manager(String label) {
            this.label = label;
        }

        /** The label, for messages. */
        public String label() {
            return label;
        }
    }

    /** The complete reason: {@code set by Patroni: the names change with the members; use spec.... instead}. */
    public String describe() {
        return manager.label() + ": " + reason + (insteadField.isEmpty() ? "" : "; use " + insteadField + " instead");
    }
}
