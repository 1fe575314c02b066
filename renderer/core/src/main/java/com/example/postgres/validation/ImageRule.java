package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.syntax.ImageReference;
import com.example.postgres.validation.Rules.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Images are references that a container runtime can pull; a reference that can change its meaning is a warning.
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
        ImageReference.problem(text).ifPresent(problem -> context.invalid(path, "image.reference", text, problem));
        if (ImageReference.parse(text).filter(ImageReference::isFloating).isPresent()) {
            context.warn(
                    path,
                    "image.floating",
                    text,
                    "members can run different images after a push; use a tag other than latest, or a digest");
        }
    }
}
