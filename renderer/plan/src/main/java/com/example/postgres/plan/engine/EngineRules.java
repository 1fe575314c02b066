package com.example.postgres.plan.engine;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.diff.ObjectChange;
import com.example.postgres.plan.diff.ObjectChange.Changed;
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
import java.util.Optional;
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

    /** Suffixes of the ConfigMaps in whose annotations Patroni keeps its state. */
    private static final Set<String> STATES = Set.of("-config", "-leader", "-failover", "-sync");

    private final Engine engine;
    private final Optional<Effect> everySync;

    /**
     * The rules for one cluster.
     *
     * @param engine that applies the objects
     * @param before the objects that it has applied
     * @param after the objects that it will apply
     */
    public EngineRules(Engine engine, ObjectSet before, ObjectSet after) {
        this.engine = engine;
        this.everySync = everySync(before, after);
    }

    /** The judgement of one value for this tool; the column of the operator stays as it is. */
    public Judgement judge(ObjectChange change, ValueChange value, Judgement judgement) {
        Effect own = effect(change, value.path(), judgement.gitops());
        Effect effect = everySync.map(sync -> and(sync, own)).orElse(own);
        return new Judgement(effect, judgement.operator(), judgement.assumptions());
    }

    /** What a sync does to objects that do not differ; empty if it leaves them as they are. */
    private Optional<Effect> everySync(ObjectSet before, ObjectSet after) {
        if (engine.tool() != Engine.Tool.ARGO_CD || engine.appliesOnlyChanged()) {
            return Optional.empty();
        }
        List<KubernetesObject> replaced = after.objects().stream()
                .filter(object -> replaces(object)
                        && before.find(
                                        object.id().kind(),
                                        object.id().namespace(),
                                        object.id().name())
                                .isPresent())
                .toList();
        Effect sync = Effect.of(
                Impact.NONE, engine.tool().label() + " replaces objects at every sync, also those that do not differ");
        return replaced.stream()
                .filter(object -> object.isA("StatefulSet") && forces(object))
                .findFirst()
                .map(object -> recreated(object, sync, cure(object)))
                .or(() -> replaced.stream()
                        .filter(EngineRules::holdsState)
                        .findFirst()
                        .map(object -> stateless(object, sync)));
    }

    private static Effect and(Effect sync, Effect own) {
        return new Effect(
                sync.impact().and(own.impact()),
                sync.interrupts().and(own.interrupts()),
                sync.reason().equals(own.reason()) ? own.reason() : sync.reason() + "; " + own.reason(),
                Stream.concat(sync.steps().stream(), own.steps().stream())
                        .distinct()
                        .toList(),
                own.isPrimaryFirst());
    }

    private Effect effect(ObjectChange change, FieldPath path, Effect effect) {
        KubernetesObject object = change.object();
        if (change instanceof Removed) {
            return removed(object, effect);
        }
        if (object.isA("StatefulSet")
                && change instanceof Changed
                && forces(object)
                && (isRefused(path, effect) || replaces(object))) {
            return recreated(
                    object,
                    effect,
                    engine.forces()
                            ? "turn force off in " + engine.name()
                            : "remove " + forceAnnotation() + " from the StatefulSet");
        }
        return replaces(object)
                        && holdsState(object)
                        && change instanceof Changed
                        && effect.impact().compareTo(Impact.METADATA) >= 0
                ? stateless(object, effect)
                : effect;
    }

    private boolean replaces(KubernetesObject object) {
        return engine.replaces() || isReplaced(object);
    }

    private boolean forces(KubernetesObject object) {
        return engine.forces() || isForced(object);
    }

    private String cure(KubernetesObject object) {
        return "remove Replace=true from "
                + (engine.replaces() ? engine.name() : "the annotation " + SYNC_OPTIONS + " of " + object);
    }

    private static boolean holdsState(KubernetesObject object) {
        String name = object.id().name();
        return object.isA("ConfigMap")
                && name.startsWith(object.cluster())
                && STATES.contains(name.substring(object.cluster().length()));
    }

    private Effect stateless(KubernetesObject object, Effect own) {
        return Effect.of(
                        Impact.OUTAGE.and(own.impact()),
                        engine.tool().label()
                                + " replaces the ConfigMap, and with it the annotations in which Patroni keeps its state")
                .interrupting(Interrupts.EVERYTHING)
                .after(List.of(cure(object) + " before this change"));
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
