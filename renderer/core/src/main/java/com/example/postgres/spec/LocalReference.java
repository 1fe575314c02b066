package com.example.postgres.spec;

/**
 * The name of an object of the same namespace.
 *
 * @param name of the object
 */
public record LocalReference(String name) {

    static LocalReference read(Fields fields) {
        return new LocalReference(fields.requiredText("name"));
    }
}
