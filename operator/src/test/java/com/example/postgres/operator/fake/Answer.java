package com.example.postgres.operator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status of HTTP
 * @param headers beside those that every answer has
 * @param body an object or a Status
 */
public record Answer(int status, Map<String, String> headers, JsonNode body) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    static Answer of(int status, JsonNode body) {
        return new Answer(status, Map.of(), body);
    }

    /** A Status that says why there is nothing else. */
    public static Answer failure(int code, String reason, String message) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", message).put("reason", reason);
        return of(code, status.put("code", code));
    }

    /** As a server answers that has too much to do. */
    public static Answer tooManyRequests(int retryAfterSeconds) {
        return failure(429, "TooManyRequests", "Too many requests, please try again later.")
                .with("Retry-After", String.valueOf(retryAfterSeconds));
    }

    /** As a server answers that cannot reach its etcd. */
    public static Answer serverError() {
        return failure(500, "InternalError", "etcdserver: request timed out");
    }

    /** As a proxy answers that has no server behind it. */
    public static Answer unavailable() {
        return failure(503, "ServiceUnavailable", "the server is currently unable to handle the request");
    }

    /** As an admission webhook refuses. */
    public static Answer denied(String webhook, String message) {
        return failure(403, "Forbidden", "admission webhook \"" + webhook + "\" denied the request: " + message);
    }

    private Answer with(String header, String value) {
        return new Answer(status, Map.of(header, value), body);
    }
}
