package com.example.postgres.plan.live;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.source.FieldPath;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a value that the manifest does not have comes from. An object that is applied on the server's side records exactly what
 * was applied; one that kubectl or Argo CD applied has that in an annotation; of any other only the creator is known, who owns
 * the defaults, too.
 */
final class Origin {

    /** Mappings of texts that somebody chose: an empty text in them is a value. */
    private static final Set<String> TEXTS =
            Set.of("labels", "annotations", "data", "matchLabels", "nodeSelector", "selector");

    private final KubernetesObject object;
    private final boolean hasLastApplied;
    private final boolean isOwnershipKnown;
    private final boolean isServerSide;

    Origin(KubernetesObject object) {
        this.object = object;
        this.hasLastApplied = !LastApplied.of(object).isMissingNode();
        this.isOwnershipKnown = object.get("metadata", "managedFields").exists();
        this.isServerSide = FieldOwner.of(object).stream().anyMatch(owner -> owner.isApplier() && owner.isServerSide());
    }

    /** Whether the API server, Patroni, a controller or the GitOps tool set the value. */
    boolean isOfServer(Part part) {
        return ServerFields.contain(object, part, editor(part).isPresent() && isOwnershipKnown);
    }

    /** Whether the value was applied before, so that applying the manifest removes it. */
    boolean isApplied(Part part) {
        if (!isServerSide && !part.lastApplied().isMissingNode()) {
            return true;
        }
        return part.owners().stream()
                .anyMatch(owner -> owner.isApplier() && (isServerSide ? owner.isServerSide() : !hasLastApplied));
    }

    /** Who else set the value; empty if it was the API server or a controller. */
    Optional<String> editor(Part part) {
        if (!isOwnershipKnown) {
            return Optional.of("an unknown program");
        }
        List<FieldOwner> editors = part.owners().stream()
                .filter(owner -> !owner.isApplier() && !owner.isController())
                .toList();
        return editors.stream().map(FieldOwner::manager).findFirst();
    }

    /** Whether the API server omits the value because it is that of an absent field. */
    boolean isOmitted(FieldPath holder, JsonNode rendered) {
        boolean isText = rendered.isTextual() && rendered.textValue().isEmpty();
        return !TEXTS.contains(holder.lastName())
                && (isText
                        || rendered.isNull()
                        || (rendered.isContainerNode() && rendered.isEmpty())
                        || (rendered.isBoolean() && !rendered.booleanValue())
                        || (rendered.isNumber() && rendered.doubleValue() == 0));
    }
}
