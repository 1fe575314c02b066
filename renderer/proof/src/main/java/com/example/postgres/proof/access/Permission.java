package com.example.postgres.proof.access;

/**
 * A verb on a resource of the API server.
 *
 * @param group of the API; empty for the core
 * @param resource with its subresource: {@code pods/exec}
 * @param name of the object; empty for any
 * @param verb of the request
 */
record Permission(String group, String resource, String name, String verb) {

    /** As kubectl names resources: {@code pods}, {@code jobs.batch}. */
    static String resourceName(String group, String resource) {
        return group.isEmpty() ? resource : resource + "." + group;
    }

    @Override
    public String toString() {
        return verb + " " + resourceName(group, resource) + (name.isEmpty() ? "" : " \"" + name + "\"");
    }
}
