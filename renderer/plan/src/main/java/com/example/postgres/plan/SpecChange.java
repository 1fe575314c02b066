package com.example.postgres.plan;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.plan.diff.SetDifference;
import com.example.postgres.plan.diff.ValueChange;
import com.example.postgres.source.FieldPath;
import java.util.List;

/**
 * What differs between the specs of both sides.
 *
 * @param fields that differ; empty if a side has no spec
 */
record SpecChange(List<FieldPath> fields) {

    SpecChange {
        fields = List.copyOf(fields);
    }

    static SpecChange of(ClusterState before, ClusterState after) {
        if (before.spec().isEmpty() || after.spec().isEmpty()) {
            return new SpecChange(List.of());
        }
        return new SpecChange(
                SetDifference.ofSpecs(before.spec().get(), after.spec().get()).stream()
                        .map(ValueChange::path)
                        .toList());
    }

    /** The changed fields that reach the value; all changed fields if none is known to. */
    List<String> causes(KubernetesObject object, ValueChange value) {
        List<String> known = fields.stream()
                .filter(field -> Reach.load().reaches(field, object, value.path()))
                .map(FieldPath::toString)
                .toList();
        return known.isEmpty() ? fields.stream().map(FieldPath::toString).toList() : known;
    }
}
