package com.example.postgres.spec;

import java.util.Map;

/**
 * The identity of the database pods.
 *
 * @param annotations of the ServiceAccount, for workload identity
 */
public record ServiceAccountSpec(Map<String, String> annotations) {

    public ServiceAccountSpec {
        annotations = Fields.copyInOrder(annotations);
    }

    static ServiceAccountSpec read(Fields fields) {
        return new ServiceAccountSpec(fields.textMap("annotations"));
    }
}
