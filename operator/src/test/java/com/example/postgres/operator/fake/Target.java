package com.example.postgres.operator.fake;

/**
 * What a path names.
 *
 * @param resource the kind
 * @param namespace empty for all, or where there are none
 * @param name of the object; empty for all
 * @param subresource such as {@code status}; empty for the object itself
 */
record Target(Resource resource, String namespace, String name, String subresource) {

    /** Reads {@code /apis/GROUP/VERSION/namespaces/NAMESPACE/PLURAL/NAME/SUBRESOURCE}. */
    static Target parse(String path, Resources resources) {
        String[] parts = path.substring(1).split("/", -1);
        boolean isCore = parts[0].equals("api");
        int at = isCore ? 2 : 3;
        if (parts.length <= at || !(isCore || parts[0].equals("apis"))) {
            throw Refusal.noSuchPath();
        }
        String apiVersion = isCore ? parts[1] : parts[1] + "/" + parts[2];
        String namespace = "";
        if (parts[at].equals("namespaces") && parts.length > at + 2) {
            namespace = parts[at + 1];
            at += 2;
        }
        Resource resource = resources.find(apiVersion, parts[at]).orElseThrow(Refusal::noSuchPath);
        return new Target(
                resource,
                namespace,
                parts.length > at + 1 ? parts[at + 1] : "",
                parts.length > at + 2 ? parts[at + 2] : "");
    }

    Key key() {
        return new Key(resource, namespace, name);
    }

    boolean isCollection() {
        return name.isEmpty();
    }
}
