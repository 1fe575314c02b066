package com.example.postgres.proof.security;

import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.source.FieldPath;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One control of the standards.
 *
 * @param rule the identifier of its findings
 * @param level the most open level that has it
 * @param cure what the value must be
 * @param broken the values of a pod that break it
 */
record Control(String rule, Level level, String cure, Function<PodTemplate, Stream<Value>> broken) {

    static Control baseline(String rule, String cure, Function<PodTemplate, Stream<Value>> broken) {
        return new Control("pod-security." + rule, Level.BASELINE, cure, broken);
    }

    static Control restricted(String rule, String cure, Function<PodTemplate, Stream<Value>> broken) {
        return new Control("pod-security." + rule, Level.RESTRICTED, cure, broken);
    }

    /** The field of every container. */
    static Stream<Value> ofContainers(PodTemplate pod, String... path) {
        return pod.containers().stream().map(container -> container.get(path));
    }

    /** The field of the security context of the pod and of every container. */
    static Stream<Value> ofContexts(PodTemplate pod, String... path) {
        return Stream.concat(Stream.of(pod.spec()), pod.containers().stream())
                .map(holder -> holder.get("securityContext").get(path));
    }

    /**
     * A field that every container must have, from its own security context or from that of the pod; where neither has it,
     * the field of the container.
     */
    static Stream<Value> required(PodTemplate pod, Predicate<Value> isGood, String... path) {
        Value ofPod = pod.spec().get("securityContext").get(path);
        Stream<Value> bad = Stream.of(ofPod).filter(value -> value.exists() && !isGood.test(value));
        return Stream.concat(
                bad,
                ofContainers(pod, "securityContext")
                        .map(context -> context.get(path))
                        .filter(value -> value.exists() ? !isGood.test(value) : !isGood.test(ofPod)));
    }

    /** Who has the value: a container by name, or the pod. */
    static String holder(PodTemplate pod, FieldPath path) {
        return pod.containers().stream()
                .filter(container -> path.isWithin(container.path()))
                .map(container -> "the container \"" + container.get("name").text() + "\"")
                .findFirst()
                .orElse("the pod");
    }

    /**
     * The levels of the Pod Security Standards, from the most open to the strictest.
     *
     * <p>https://kubernetes.io/docs/concepts/security/pod-security-standards/
     */
    enum Level {
        PRIVILEGED,
        BASELINE,
        RESTRICTED;

        /** The value of the label of namespaces. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Level> ofLabel(String label) {
            return Arrays.stream(values())
                    .filter(level -> level.label().equals(label))
                    .findFirst();
        }
    }
}
