package com.example.postgres.operator.fake;

/**
 * Where an object is.
 *
 * @param resource the kind
 * @param namespace empty where there are none
 * @param name of the object
 */
record Key(Resource resource, String namespace, String name) {}
