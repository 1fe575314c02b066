package com.example.postgres.render;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.SecretRequirement;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.source.Violation;
import java.util.List;

/** The result of a render: manifests, or every reason why there are none. */
public sealed interface RenderResult {

    /** Warnings and, when refused, errors, in the order of the text. */
    List<Violation> violations();

    /**
     * The complete set.
     *
     * @param cluster namespace and name
     * @param model what was decided for the cluster: every default, every name
     * @param manifests the objects
     * @param requirements Secrets that must exist and do not come from the set
     * @param violations warnings only
     */
    record Rendered(
            ClusterId cluster,
            ClusterModel model,
            ObjectSet manifests,
            List<SecretRequirement> requirements,
            List<Violation> violations)
            implements RenderResult {

        public Rendered {
            requirements = List.copyOf(requirements);
            violations = List.copyOf(violations);
        }
    }

    /**
     * Nothing was rendered.
     *
     * @param violations at least one error
     */
    record Refused(List<Violation> violations) implements RenderResult {

        public Refused {
            violations = List.copyOf(violations);
        }
    }
}
