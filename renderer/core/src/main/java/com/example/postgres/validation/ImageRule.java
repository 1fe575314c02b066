package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.syntax.ImageReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Images are references that a container runtime can pull, and name one image for good.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/containers/images/#image-names">Image names</a>
 */
final class ImageRule implements Rule {

    @Override
    public void check(RuleContext context) {
        check(RuleContext.SPEC.field("image"), context.spec().image(), context);
        if (context.spec().pgbouncer() != null) {
            check(
                    RuleContext.SPEC.field("pgbouncer").field("image"),
                    context.spec().pgbouncer().image(),
                    context);
        }
        if (context.spec().metrics() != null) {
            check(
                    RuleContext.SPEC.field("metrics").field("image"),
                    context.spec().metrics().image(),
                    context);
        }
    }

    private static void check(FieldPath path, @Nullable String text, RuleContext context) {
        if (text == null) {
            return;
        }
        Optional<ImageReference> reference = ImageReference.parse(text);
        if (reference.isEmpty()) {
            context.invalid(
                    path,
                    "image.reference",
                    text,
                    "must be the reference of an image: lower-case name, then :tag or"
                            + " @digest, such as registry.example.com/postgres:18.1");
        } else if (reference.get().isFloating()) {
            context.warn(
                    path,
                    "image.floating",
                    text,
                    "members may start with different images after a new one was"
                            + " pushed; name a tag other than latest, or a digest");
        }
    }
}
