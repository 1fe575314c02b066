package com.example.postgres.typed;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.RenderResult.Rendered;
import com.example.postgres.render.Renderer;
import com.example.postgres.source.Violation;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.target.SecretsPolicy;
import com.example.postgres.yaml.CanonicalYaml;
import com.example.postgres.yaml.ReadResult;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Ten thousand clusters instead of the default: {@code -Djqwik.tries.default=10000}. */
class RandomClustersTest {

    private static final Renderer RENDERER = new Renderer();

    @Property
    void everyValidClusterGivesSoundManifests(@ForAll long seed) {
        JsonNode cluster = RandomCluster.of(seed);
        Rendered rendered = render(cluster, target(seed));

        for (KubernetesObject manifest : rendered.manifests()) {
            assertThat(TypedCheck.check(manifest)).isEmpty();
        }
        assertThat(ReferenceCheck.check(rendered.manifests(), rendered.requirements()))
                .allMatch(finding -> isOfUser(finding) || isMade(finding, cluster));
    }

    @Property(tries = 100)
    void whatIsWrittenReadsBackAsItWasRendered(@ForAll long seed) {
        for (KubernetesObject manifest :
                render(RandomCluster.of(seed), target(seed)).manifests()) {
            assertThat(YamlReader.readTrusted("written", CanonicalYaml.write(manifest.tree())))
                    .isEqualTo(manifest.tree());
        }
    }

    @Property(tries = 100)
    void theOrderOfKeysDoesNotReachTheOutput(@ForAll long seed) {
        JsonNode cluster = RandomCluster.of(seed);

        String shuffled = text(Shuffled.keys(cluster, new Random(seed)), target(seed));

        assertThat(shuffled).isEqualTo(text(cluster, target(seed)));
    }

    @Property(tries = 100)
    void localeAndTimeZoneDoNotReachTheOutput(@ForAll long seed) {
        JsonNode cluster = RandomCluster.of(seed);
        String expected = text(cluster, target(seed));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(
                    new Locale.Builder().setLanguage("tr").setRegion("TR").build());
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));

            assertThat(text(cluster, target(seed))).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Property(tries = 100)
    void thePodTemplateIsTheSameForBothConsumers(@ForAll long seed) {
        JsonNode cluster = RandomCluster.of(seed);

        assertThat(podTemplate(render(cluster, target(Consumer.OPERATOR, SecretsPolicy.REFERENCE))))
                .isEqualTo(podTemplate(render(cluster, target(Consumer.GITOPS, SecretsPolicy.REFERENCE))));
    }

    private static boolean isOfUser(Violation finding) {
        return finding.detail().contains("\"user-registry\"");
    }

    /** A Secret of the cluster: the user must make it, or the Job or External Secrets does. */
    private static boolean isMade(Violation finding, JsonNode cluster) {
        String name = cluster.at("/metadata/name").asText();
        String credentials = cluster.at("/spec/credentials/secretName").asText(name + "-credentials");
        return Stream.of(credentials, name + "-app", name + "-tls")
                .anyMatch(made -> finding.detail().contains("Secret \"" + made + "\""));
    }

    private static JsonNode podTemplate(Rendered rendered) {
        return rendered.manifests()
                .find("StatefulSet", rendered.cluster().name())
                .orElseThrow()
                .tree()
                .at("/spec/template");
    }

    private static String text(JsonNode cluster, RenderTarget target) {
        return CanonicalYaml.writeAll(render(cluster, target).manifests().objects().stream()
                .map(KubernetesObject::tree)
                .toList());
    }

    private static Rendered render(JsonNode cluster, RenderTarget target) {
        ReadResult read = YamlReader.read("random.yaml", CanonicalYaml.write(cluster));
        assertThat(read.violations()).isEmpty();
        RenderResult result = RENDERER.render(read.documents().get(0), target);
        assertThat(result).as(() -> result.violations().toString()).isInstanceOf(Rendered.class);
        return (Rendered) result;
    }

    private static RenderTarget target(long seed) {
        Random random = new Random(seed);
        return target(
                random.nextBoolean() ? Consumer.GITOPS : Consumer.OPERATOR,
                new RandomText(random).pick(List.of(SecretsPolicy.values())));
    }

    private static RenderTarget target(Consumer consumer, SecretsPolicy secrets) {
        return RenderTarget.gitops().withConsumer(consumer).withSecretsPolicy(secrets);
    }
}
