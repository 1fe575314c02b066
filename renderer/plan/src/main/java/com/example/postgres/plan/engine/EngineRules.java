package com.example.postgres.plan.engine;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.plan.diff.ObjectChange;
import com.example.postgres.plan.diff.ObjectChange.Removed;
import com.example.postgres.plan.diff.ValueChange;
import com.example.postgres.plan.impact.Effect;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.plan.impact.Interrupts;
import com.example.postgres.plan.impact.Judgement;
import com.example.postgres.source.FieldPath;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a change does when this tool applies it, where that is more or less than what the API server does with it. */
public final class EngineRules {

    /** Impacts of changes that the API server refuses, where it refuses the field. */
    private static final Set<Impact> REFUSED = EnumSet.of(Impact.VOLUME_EXPANSION, Impact.RECREATE, Impact.FORBIDDEN);

    /** What cannot change in a StatefulSet. The pod template can, even where the members would break. */
    private static final List<FieldPath> IMMUTABLE = Stream.of(
                    "selector", "serviceName", "podManagementPolicy", "volumeClaimTemplates")
            .map(field -> FieldPath.of("spec", field))
            .toList();

    private static final String FLUX = "kustomize.toolkit.fluxcd.io/";
    private static final String SYNC_OPTIONS = "argocd.argoproj.io/sync-options";

    private final Engine engine;

    public EngineRules(Engine engine) {
        this.engine = engine;
    }

    /** The judgement of one value for this tool; the column of the operator stays as it is. */
    public Judgement judge(ObjectChange change, ValueChange value, Judgement judgement) {
        Effect effect = effect(change, value.path(), judgement.gitops());
        return new Judgement(effect, judgement.operator(), judgement.assumptions());
    }

    private Effect effect(ObjectChange change, FieldPath path, Effect effect) {
        KubernetesObject object = change.object();
        if (change instanceof Removed) {
            return removed(object, effect);
        }
        if (object.isA("StatefulSet") && isRefused(path, effect)) {
            if (engine.forces()) {
                return recreated(object, effect, "turn force off in " + engine.name());
            }
            if (isForced(object)) {
                return recreated(object, effect, "remove " + forceAnnotation() + " from the StatefulSet");
            }
        }
        if ((engine.replaces() || isReplaced(object))
                && object.isA("ConfigMap")
                && effect.impact().compareTo(Impact.METADATA) >= 0) {
            return Effect.of(
                            Impact.OUTAGE,
                            engine.tool().label()
                                    + " replaces the ConfigMap, and with it the annotations in which Patroni keeps its state")
                    .interrupting(Interrupts.EVERYTHING);
        }
        return effect;
    }

    private static boolean isRefused(FieldPath path, Effect effect) {
        return REFUSED.contains(effect.impact()) && IMMUTABLE.stream().anyMatch(path::isWithin);
    }

    private Effect removed(KubernetesObject object, Effect effect) {
        if (!engine.prunes()) {
            return Effect.of(
                    Impact.METADATA,
                    engine.tool().label() + " does not prune: the object stays until somebody deletes it");
        }
        if (isProtected(object)) {
            return Effect.of(
                    Impact.METADATA, "an annotation keeps " + engine.tool().label() + " from deleting the object");
        }
        return effect;
    }

    private boolean isProtected(KubernetesObject object) {
        return switch (engine.tool()) {
            case FLUX -> annotation(object, FLUX + "prune").equals("disabled");
            case ARGO_CD -> syncOptions(object).contains("prune=false");
        };
    }

    /** An annotation may ask for one object what the tool does not do for all. */
    private boolean isForced(KubernetesObject object) {
        return switch (engine.tool()) {
            case FLUX -> annotation(object, FLUX + "force").equalsIgnoreCase("enabled");
            case ARGO_CD -> syncOptions(object).contains("force=true");
        };
    }

    private String forceAnnotation() {
        return switch (engine.tool()) {
            case FLUX -> "the annotation " + FLUX + "force";
            case ARGO_CD -> "Force=true of the annotation " + SYNC_OPTIONS;
        };
    }

    private boolean isReplaced(KubernetesObject object) {
        return engine.tool() == Engine.Tool.ARGO_CD && syncOptions(object).contains("replace=true");
    }

    private static String annotation(KubernetesObject object, String name) {
        return object.get("metadata", "annotations", name).text();
    }

    private static List<String> syncOptions(KubernetesObject object) {
        return Stream.of(annotation(object, SYNC_OPTIONS).split(",", -1))
                .map(option -> option.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * All members stop, and what breaks them breaks them afterwards.
     *
     * @param cure what keeps the tool from it
     */
    private Effect recreated(KubernetesObject object, Effect refused, String cure) {
        boolean deletesVolumes = object.get("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted")
                .text()
                .equals("Delete");
        Impact impact = deletesVolumes ? Impact.DATA_RISK : Impact.OUTAGE;
        return Effect.of(
                        impact.and(refused.impact()),
                        engine.tool().label()
                                + " deletes the StatefulSet and creates it again, because force is on: all members stop"
                                + (deletesVolumes
                                        ? ", and their volumes are deleted"
                                        : ", and their volumes stay as they are")
                                + (refused.impact() == Impact.FORBIDDEN ? "; " + refused.reason() : ""))
                .interrupting(Interrupts.EVERYTHING)
                .after(Stream.concat(Stream.of(cure + " before this change"), refused.steps().stream())
                        .toList());
    }
}
