package com.example.postgres.plan.live;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.source.FieldPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object of a running cluster, reduced to what can differ from its manifest: values that the manifest has, and values that
 * somebody set. What the API server fills in, and what Patroni and controllers write, is left out.
 *
 * @param object what is left
 * @param additions values that somebody added to what was applied; applying the manifest does not remove them
 */
public record LiveObject(KubernetesObject object, List<Addition> additions) {

    private static final JsonNode NOTHING = MissingNode.getInstance();

    /**
     * A value that somebody added to what was applied.
     *
     * @param path in the object
     * @param manager the program, such as {@code kubectl-edit}
     */
    public record Addition(FieldPath path, String manager) {}

    public LiveObject {
        additions = List.copyOf(additions);
    }

    /** Whether additions stay in the object. */
    public enum Additions {
        /** They differ from the manifest. */
        SHOWN,
        /** Applying the manifest leaves them as they are. */
        LEFT_OUT
    }

    /**
     * Reduces an object.
     *
     * @param live as the API server prints it, with {@code managedFields}
     * @param rendered its manifest, if there is one
     * @param additions whether they stay
     */
    public static LiveObject of(KubernetesObject live, Optional<KubernetesObject> rendered, Additions additions) {
        Reduction reduction = new Reduction(live, additions);
        JsonNode tree = reduction.reduce(Part.of(live, rendered));
        KubernetesObject identity = rendered.orElse(live);
        return new LiveObject(
                new KubernetesObject(live.id(), identity.baseName(), tree, live.path(), live.sources()),
                reduction.found);
    }

    /** Walks over one object. */
    private static final class Reduction {

        private final Origin origin;
        private final Additions kept;
        private final List<Addition> found = new ArrayList<>();

        Reduction(KubernetesObject live, Additions kept) {
            this.origin = new Origin(live);
            this.kept = kept;
        }

        /** What is left of the part; missing if nothing is. */
        JsonNode reduce(Part part) {
            if (part.live().isObject() && !part.live().isEmpty()) {
                return fields(part);
            }
            if (part.live().isArray() && !part.live().isEmpty()) {
                return items(part);
            }
            return part.isRendered() || part.isReplaced() || isKept(part) ? part.live() : NOTHING;
        }

        private JsonNode fields(Part part) {
            ObjectNode left = JsonNodeFactory.instance.objectNode();
            part.live().fieldNames().forEachRemaining(name -> {
                Part field = part.field(name);
                if (field.isRendered() || !origin.isOfServer(field)) {
                    JsonNode value = reduce(field);
                    if (!value.isMissingNode()) {
                        left.set(name, value);
                    }
                }
            });
            part.rendered().properties().forEach(field -> {
                if (!left.has(field.getKey()) && origin.isOmitted(part.path(), field.getValue())) {
                    left.set(field.getKey(), field.getValue());
                }
            });
            return left.isEmpty() && !part.isRendered() ? NOTHING : left;
        }

        private JsonNode items(Part part) {
            ArrayNode left = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < part.live().size(); i++) {
                JsonNode item = reduce(part.item(i));
                if (!item.isMissingNode()) {
                    left.add(item);
                }
            }
            return left.isEmpty() && !part.isRendered() ? NOTHING : left;
        }

        private boolean isKept(Part part) {
            if (origin.isApplied(part)) {
                return true;
            }
            Optional<String> editor = origin.editor(part);
            editor.ifPresent(manager -> found.add(new Addition(part.path(), manager)));
            return editor.isPresent() && kept == Additions.SHOWN;
        }
    }
}
