package com.example.postgres.parameters;

/**
 * A parameter that exists but is not the user's to set.
 *
 * @param name in PostgreSQL's own spelling
 * @param manager who decides its value
 * @param reason why, as half a sentence
 * @param insteadField the spec field that has the wanted effect; empty where there is none
 */
public record ManagedParameter(String name, Manager manager, String reason, String insteadField) {

    /** Who decides a value. */
    public enum Manager {
        /** Patroni, on every member and at every change of leader. */
        PATRONI("set by Patroni"),
        /** The rendered manifests, out of other fields of the spec. */
        RENDERER("set by the rendered manifests"),
        /** PostgreSQL: fixed by the build, by initdb or by the server's state. */
        POSTGRESQL("fixed by PostgreSQL"),
        /** Nobody: another value than the default does harm or has no effect here. */
        REFUSED("not allowed");

        private final String label;

        Manager(String label) {
            this.label = label;
        }

        /** The words of messages. */
        public String label() {
            return label;
        }
    }

    /** The whole story: {@code set by Patroni: the names change with the members; use spec.... instead}. */
    public String describe() {
        return manager.label() + ": " + reason + (insteadField.isEmpty() ? "" : "; use " + insteadField + " instead");
    }
}
