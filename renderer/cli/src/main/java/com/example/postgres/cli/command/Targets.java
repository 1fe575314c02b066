package com.example.postgres.cli.command;

import com.example.postgres.cli.difference.ClusterDifference;
import com.example.postgres.cli.option.TargetOptions;
import com.example.postgres.render.ClusterId;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.RenderTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What each cluster is rendered for: the options, and with {@code --target operator} what the operator published, as far as no
 * option says otherwise. Thread-safe if the function is.
 */
final class Targets {

    private final TargetOptions options;
    private final Optional<Function<ClusterId, Optional<RenderTarget>>> published;

    private Targets(TargetOptions options, Optional<Function<ClusterId, Optional<RenderTarget>>> published) {
        this.options = options;
        this.published = published;
    }

    /** The options alone. Throws for invalid values. */
    static Targets of(TargetOptions options) {
        options.target();
        return new Targets(options, Optional.empty());
    }

    /** The same for which the operator published this; what was known before counts for clusters that this does not have. */
    Targets with(Function<ClusterId, Optional<RenderTarget>> known) {
        if (!isOperator()) {
            return this;
        }
        return new Targets(
                options,
                Optional.of(cluster -> known.apply(cluster).or(() -> published.flatMap(all -> all.apply(cluster)))));
    }

    boolean isOperator() {
        return options.target().consumer() == Consumer.OPERATOR;
    }

    /**
     * A target.
     *
     * @param target that a cluster is rendered for
     * @param isVersionKnown whether its version of Kubernetes is given or published, and not assumed
     * @param notes why the fingerprint of a plan may not be that of the operator; empty if it is
     */
    record Choice(RenderTarget target, boolean isVersionKnown, List<String> notes) {

        Choice {
            notes = List.copyOf(notes);
        }
    }

    Choice of(ClusterId cluster) {
        Optional<RenderTarget> known = published.flatMap(all -> all.apply(cluster));
        if (known.isPresent()) {
            List<String> notes = options.contradictions(known.get()).stream()
                    .map(contradiction -> contradiction + ": the fingerprint differs from the operator's")
                    .toList();
            return new Choice(options.over(known.get()), true, notes);
        }
        return new Choice(
                options.target(), options.isVersionGiven(), isOperator() ? List.of(unknown(cluster)) : List.of());
    }

    private String unknown(ClusterId cluster) {
        return published.isPresent()
                ? ClusterDifference.label(cluster)
                        + ": the operator's render target is unknown, so the fingerprint may differ from the operator's"
                : "The operator's render target is unknown, so the fingerprint may differ from the operator's: pass"
                        + " --facts FILE, from pgc facts";
    }
}
