package com.example.postgres.golden;

import com.example.postgres.target.Consumer;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.target.SecretsPolicy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What a case is rendered for: keys {@code consumer}, {@code kubernetes}, {@code secrets}, {@code image.<role>},
 * {@code registry}, {@code namespace}; all of {@link RenderTarget#gitops} without a file.
 */
final class GoldenTarget {

    private static final String IMAGE = "image.";

    private GoldenTarget() {}

    static RenderTarget read(Path file) {
        Properties given = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                given.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return of(given);
    }

    private static RenderTarget of(Properties given) {
        RenderTarget defaults = RenderTarget.gitops();
        Map<ImageRole, String> images = new EnumMap<>(ImageRole.class);
        for (String key : given.stringPropertyNames()) {
            if (key.startsWith(IMAGE)) {
                images.put(ImageRole.valueOf(constant(key.substring(IMAGE.length()))), given.getProperty(key));
            }
        }
        return defaults.withConsumer(Consumer.valueOf(constant(given.getProperty("consumer", "gitops"))))
                .withKubernetesVersion(KubernetesVersion.parse(given.getProperty(
                                "kubernetes", defaults.kubernetesVersion().toString()))
                        .orElseThrow())
                .withImages(images)
                .withRegistry(given.getProperty("registry"))
                .withSecretsPolicy(SecretsPolicy.valueOf(constant(given.getProperty("secrets", "reference"))))
                .withNamespace(given.getProperty("namespace", defaults.namespace()));
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
