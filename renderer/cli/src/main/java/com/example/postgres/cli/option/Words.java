package com.example.postgres.cli.option;

import com.example.postgres.cli.output.ManifestFormat;
import com.example.postgres.cli.report.ReportFormat;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.SecretsPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The words of the command line for the values of the library. The converters are classes, because the JVM cannot keep a
 * lambda of an interface of picocli in its class archive, nor then the interface.
 */
public final class Words {

    private Words() {}

    /** Makes the lists of this class; picocli's own factory, which looks through every jar for Groovy first, the rest. */
    public static final class Factory implements IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            return type.getEnclosingClass() == Words.class
                    ? type.getDeclaredConstructor().newInstance()
                    : CommandLine.defaultFactory().create(type);
        }
    }

    static final class Consumers extends ArrayList<String> {
        Consumers() {
            super(all(Consumer.values(), Consumer::label));
        }
    }

    static final class SecretsPolicies extends ArrayList<String> {
        SecretsPolicies() {
            super(all(SecretsPolicy.values(), SecretsPolicy::label));
        }
    }

    public static final class ManifestFormats extends ArrayList<String> {
        ManifestFormats() {
            super(all(ManifestFormat.values(), ManifestFormat::word));
        }
    }

    public static final class ReportFormats extends ArrayList<String> {
        ReportFormats() {
            super(all(ReportFormat.values(), ReportFormat::word));
        }
    }

    /** Teaches the command line, and the commands it has so far, to read the words. */
    public static void register(CommandLine commandLine) {
        commandLine.registerConverter(Consumer.class, new Word<>(Consumer.values(), Consumer::label));
        commandLine.registerConverter(SecretsPolicy.class, new Word<>(SecretsPolicy.values(), SecretsPolicy::label));
        commandLine.registerConverter(ImageRole.class, new Word<>(ImageRole.values(), ImageRole::label));
        commandLine.registerConverter(ManifestFormat.class, new Word<>(ManifestFormat.values(), ManifestFormat::word));
        commandLine.registerConverter(ReportFormat.class, new Word<>(ReportFormat.values(), ReportFormat::word));
        commandLine.registerConverter(KubernetesVersion.class, new Version());
    }

    private static final class Version implements ITypeConverter<KubernetesVersion> {
        @Override
        public KubernetesVersion convert(String text) {
            return KubernetesVersion.parse(text)
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is no version such as 1.35"));
        }
    }

    private static final class Word<T> implements ITypeConverter<T> {

        private final Map<String, T> values = new LinkedHashMap<>();

        Word(T[] values, Function<T, String> word) {
            for (T value : values) {
                this.values.put(word.apply(value), value);
            }
        }

        @Override
        public T convert(String text) {
            T value = values.get(text);
            if (value == null) {
                throw new TypeConversionException("'" + text + "' is not one of " + String.join(", ", values.keySet()));
            }
            return value;
        }
    }

    private static <T> List<String> all(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).toList();
    }
}
