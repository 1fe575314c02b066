package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ResourcesSpec;
import com.example.postgres.syntax.LabelSyntax;
import com.example.postgres.syntax.NearestName;
import com.example.postgres.syntax.Quantity;
import com.example.postgres.validation.Rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Requests and limits are valid for a container.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/">Resource management</a>
 */
final class ResourcesRule implements Rule {

    private static final List<String> KNOWN = List.of("cpu", "memory", "ephemeral-storage");
    private static final String HUGE_PAGES = ResourcesSpec.HUGE_PAGES;

    /** PostgreSQL and Patroni do not start with less; {@code memory: 400m}, 0.4 bytes, is a common mistake. */
    private static final Quantity MIN_MEMORY = Quantity.parse("4Mi");

    @Override
    public void check(RuleContext context) {
        check(RuleContext.SPEC.field("resources"), context.spec().resources(), context);
        if (context.spec().pgbouncer() != null) {
            FieldPath path = RuleContext.SPEC.field("pgbouncer").field("resources");
            check(path, context.spec().pgbouncer().resources(), context);
        }
        if (context.spec().metrics() != null) {
            FieldPath path = RuleContext.SPEC.field("metrics").field("resources");
            check(path, context.spec().metrics().resources(), context);
        }
        if (context.spec().jobs() != null) {
            FieldPath path = RuleContext.SPEC.field("jobs").field("resources");
            check(path, context.spec().jobs().resources(), context);
        }
        if (context.spec().backup() != null && context.spec().backup().verify() != null) {
            FieldPath path = RuleContext.SPEC.field("backup").field("verify").field("resources");
            check(path, context.spec().backup().verify().resources(), context);
        }
    }

    private static void check(FieldPath path, @Nullable ResourcesSpec resources, RuleContext context) {
        if (resources != null) {
            check(path, resources.requests(), resources.limits(), context);
        }
    }

    /** The requests and limits of any container. */
    static void check(FieldPath path, Map<String, String> requests, Map<String, String> limits, RuleContext context) {
        requests.forEach((name, text) -> checkOne(path.field("requests"), name, text, context));
        limits.forEach((name, text) -> checkOne(path.field("limits"), name, text, context));
        requests.forEach((name, text) -> checkLimit(path, name, text, limits, context));
        Set<String> names = new TreeSet<>(requests.keySet());
        names.addAll(limits.keySet());
        boolean hasHugePages = names.stream().anyMatch(name -> name.startsWith(HUGE_PAGES));
        if (hasHugePages && !names.contains("cpu") && !names.contains("memory")) {
            context.required(
                    path.field("requests"), "resources.hugePages", "huge pages need a request of cpu or memory");
        }
    }

    private static void checkOne(FieldPath map, String name, String text, RuleContext context) {
        FieldPath path = map.field(name);
        boolean isExtended = name.contains("/") && LabelSyntax.keyProblem(name).isEmpty();
        if (!KNOWN.contains(name) && !name.startsWith(HUGE_PAGES) && !isExtended) {
            context.invalid(
                    path,
                    "resources.name",
                    name,
                    "must be cpu, memory, ephemeral-storage, hugepages-<size>, or a"
                            + " resource with the domain of its vendor, such as example.com/device"
                            + NearestName.of(name, KNOWN)
                                    .map(nearest -> "; did you mean \"" + nearest + "\"?")
                                    .orElse(""));
            return;
        }
        Optional<Quantity> quantity = Quantity.tryParse(text);
        if (name.startsWith(HUGE_PAGES)) {
            quantity.ifPresent(amount -> checkPages(path, name.substring(HUGE_PAGES.length()), text, amount, context));
        }
        if (name.equals("memory") && quantity.isPresent() && quantity.get().compareTo(MIN_MEMORY) < 0) {
            context.invalid(
                    path,
                    "resources.memory",
                    text,
                    "must be at least 4Mi: a number without a suffix means bytes,"
                            + " and the suffix m means thousandths");
        } else if (isExtended
                && quantity.filter(amount -> amount.value().stripTrailingZeros().scale() > 0)
                        .isPresent()) {
            context.invalid(
                    path, "resources.whole", text, "must be a whole number: an extended resource cannot be divided");
        }
    }

    private static void checkPages(FieldPath path, String page, String text, Quantity amount, RuleContext context) {
        Optional<Quantity> size =
                Quantity.tryParse(page).filter(one -> one.value().signum() > 0);
        if (size.isEmpty()) {
            context.invalid(path, "resources.hugePages", page, "must be named after the size of a page, such as 2Mi");
        } else if (amount.value().remainder(size.get().value()).signum() != 0) {
            context.invalid(path, "resources.hugePages", text, "must be a multiple of the size of a page, " + page);
        }
    }

    private static void checkLimit(
            FieldPath path, String name, String request, Map<String, String> limits, RuleContext context) {
        Optional<Quantity> asked = Quantity.tryParse(request);
        Optional<Quantity> allowed = Optional.ofNullable(limits.get(name)).flatMap(Quantity::tryParse);
        if (!KNOWN.contains(name) && asked.isPresent() && !asked.equals(allowed)) {
            context.invalid(
                    path.field("requests").field(name),
                    "resources.limit",
                    request,
                    "the request must be equal to the limit of " + name + ", which cannot be overcommitted");
            return;
        }
        if (asked.isPresent() && allowed.isPresent() && asked.get().compareTo(allowed.get()) > 0) {
            context.invalid(
                    path.field("requests").field(name),
                    "resources.limit",
                    request,
                    "the request must not be greater than the limit of " + name);
        }
    }
}
