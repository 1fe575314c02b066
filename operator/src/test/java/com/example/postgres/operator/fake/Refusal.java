package com.example.postgres.operator.fake;

/** A request is refused. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    private Refusal(Answer answer) {
        super(answer.body().path("message").asText());
        this.answer = answer;
    }

    private static Refusal of(int code, String reason, String message) {
        return new Refusal(Answer.failure(code, reason, message));
    }

    Answer answer() {
        return answer;
    }

    private static String named(Key key) {
        return key.resource().qualified() + " \"" + key.name() + "\"";
    }

    static Refusal noSuchPath() {
        return of(404, "NotFound", "the server could not find the requested resource");
    }

    static Refusal notFound(Key key) {
        return of(404, "NotFound", named(key) + " not found");
    }

    static Refusal noNamespace(String namespace) {
        return of(404, "NotFound", "namespaces \"" + namespace + "\" not found");
    }

    static Refusal terminating(Key key) {
        return of(
                403,
                "Forbidden",
                named(key) + " is forbidden: unable to create new content in namespace " + key.namespace()
                        + " because it is being terminated");
    }

    static Refusal alreadyExists(Key key) {
        return of(409, "AlreadyExists", named(key) + " already exists");
    }

    static Refusal changed(Key key) {
        return conflict(
                key, "the object has been modified; please apply your changes to the latest version and try again");
    }

    static Refusal conflict(Key key, String why) {
        return of(409, "Conflict", "Operation cannot be fulfilled on " + named(key) + ": " + why);
    }

    static Refusal otherUid(Key key, String why) {
        return of(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + key.resource().kind() + " \"" + key.name() + "\": " + why);
    }

    static Refusal ownedByOthers(String message) {
        return of(409, "Conflict", message);
    }

    static Refusal badRequest(String message) {
        return of(400, "BadRequest", message);
    }

    static Refusal badPatch(String message) {
        return of(422, "Invalid", "the server rejected our request due to an error in our request: " + message);
    }

    static Refusal unsupported(String contentType) {
        return of(415, "UnsupportedMediaType", "the body of the request was in an unknown format: " + contentType);
    }

    static Refusal methodNotAllowed() {
        return of(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    static Refusal expired(long version, long oldest) {
        return of(410, "Expired", "too old resource version: " + version + " (" + oldest + ")");
    }
}
