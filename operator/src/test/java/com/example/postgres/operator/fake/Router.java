package com.example.postgres.operator.fake;

import com.example.postgres.operator.fake.Ownership.Manager;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Which verb a request means, and what it answers with. */
final class Router {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APPLY = "application/apply-patch+yaml";

    private final Store store;
    private final Resources resources;
    private final Writer writer;
    private final Deletion deletion;
    private final Reader reader;

    Router(Store store, Resources resources, Admission admission, GarbageCollector collector) {
        this.store = store;
        this.resources = resources;
        this.writer = new Writer(store, admission);
        this.deletion = new Deletion(store, collector);
        this.reader = new Reader(store);
    }

    Target target(Request request) {
        return Target.parse(request.path(), resources);
    }

    Answer answer(Request request) {
        try {
            return document(request);
        } catch (Refusal e) {
            return e.answer();
        }
    }

    private Answer document(Request request) {
        String path = request.path();
        if (path.equals("/readyz")) {
            return Answer.of(200, TextNode.valueOf("ok"));
        }
        if (path.equals("/version") || path.equals("/version/")) {
            return Answer.of(
                    200, JsonNodeFactory.instance.objectNode().put("major", "1").put("minor", "35"));
        }
        if (path.matches("/api/[^/]+|/apis/[^/]+/[^/]+")) {
            String apiVersion = path.substring(path.indexOf('/', 1) + 1);
            return Answer.of(200, resources.discovery(apiVersion).orElseThrow(Refusal::noSuchPath));
        }
        Target target = target(request);
        return store.exclusively(any -> verb(request, target));
    }

    private Answer verb(Request request, Target target) {
        return switch (request.method()) {
            case "GET" ->
                target.isCollection()
                        ? Answer.of(200, reader.list(target, Selector.of(request)))
                        : Answer.of(200, store.get(target.key()));
            case "POST" -> create(request, target);
            case "PUT" ->
                Answer.of(200, writer.replace(target.key(), object(request), manager(request, target, "Update")));
            case "PATCH" -> patch(request, target);
            case "DELETE" -> Answer.of(200, deletion.delete(target.key(), parse(request)));
            default -> throw Refusal.methodNotAllowed();
        };
    }

    private static Manager manager(Request request, Target target, String operation) {
        return new Manager(request.manager(), operation, target.resource().apiVersion(), target.subresource());
    }

    private Answer create(Request request, Target target) {
        if (!target.isCollection()) {
            throw Refusal.methodNotAllowed();
        }
        ObjectNode object = object(request);
        Key key = new Key(
                target.resource(),
                target.namespace(),
                object.path("metadata").path("name").asText());
        return Answer.of(201, writer.create(key, object, manager(request, target, "Update")));
    }

    private Answer patch(Request request, Target target) {
        Key key = target.key();
        if (request.contentType().equals(APPLY)) {
            Manager manager = manager(request, target, "Apply");
            return store.find(key).isEmpty() && target.subresource().isEmpty()
                    ? Answer.of(201, writer.create(key, object(request), manager))
                    : Answer.of(
                            200,
                            writer.apply(
                                    key,
                                    object(request),
                                    manager,
                                    request.parameter("force").equals("true")));
        }
        Structure structure = new Structure(key.resource());
        Patch patch = Patch.of(request.contentType(), parse(request), structure);
        return Answer.of(200, writer.replace(key, patch.to(store.get(key)), manager(request, target, "Update")));
    }

    private static ObjectNode object(Request request) {
        if (parse(request) instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.badRequest("the body is no object");
    }

    private static JsonNode parse(Request request) {
        try {
            return request.body().isEmpty() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            // An apply may be written as YAML.
            if (request.contentType().equals(APPLY)) {
                return YamlReader.readTrusted("body", request.body());
            }
            throw Refusal.badRequest("the body is no JSON: " + e.getOriginalMessage());
        }
    }
}
