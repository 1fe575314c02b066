package com.example.postgres.proof.image;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.proof.report.FactTable;
import com.example.postgres.proof.report.Proof;
import com.example.postgres.source.Severity;
import com.example.postgres.source.Violation;
import com.example.postgres.syntax.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every image of the set, where it is used, and that its reference is pinned. */
public final class ImageProof {

    private ImageProof() {}

    /** The proof for the set. */
    public static Proof of(ObjectSet set) {
        Map<String, List<String>> users = new TreeMap<>();
        List<Violation> findings = new ArrayList<>();
        for (PodTemplate pod : set.templates()) {
            for (Value container : pod.containers()) {
                use(set, pod, container, container.get("image"), users, findings);
            }
            for (Value volume : pod.spec().get("volumes").items()) {
                if (volume.get("image").exists()) {
                    use(set, pod, volume, volume.get("image", "reference"), users, findings);
                }
            }
        }
        FactTable.Builder facts = FactTable.of("image", "pinnedBy", "usedBy");
        users.forEach((image, places) -> facts.row(image, pin(image), String.join(", ", places)));
        return new Proof("images", "Images", facts.build(), findings);
    }

    private static void use(
            ObjectSet set,
            PodTemplate pod,
            Value user,
            Value image,
            Map<String, List<String>> users,
            List<Violation> findings) {
        String place = pod.namespace() + (pod.namespace().isEmpty() ? "" : "/") + pod + "/"
                + user.get("name").text("?");
        users.computeIfAbsent(image.text("none"), unused -> new ArrayList<>()).add(place);
        Optional<ImageReference> reference = ImageReference.parse(image.text());
        if (reference.isEmpty()) {
            findings.add(image.violation(
                    set.isForeign(pod) ? Severity.WARNING : Severity.ERROR,
                    "images.reference",
                    "is not an image reference: write name:tag, or name:tag@sha256:..."));
        } else if (reference.get().isFloating()) {
            findings.add(image.warning(
                    "images.floating",
                    "can change without notice: use a version or a digest, such as "
                            + reference.get().name() + ":1.2.3"));
        }
    }

    private static String pin(String image) {
        return ImageReference.parse(image)
                .map(reference -> !reference.digest().isEmpty() ? "digest" : reference.isFloating() ? "nothing" : "tag")
                .orElse("nothing");
    }
}
