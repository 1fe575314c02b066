package com.example.postgres.cli;

import com.example.postgres.cli.output.ManifestFormat;
import com.example.postgres.cli.report.ReportFormat;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.SecretsPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words of the command line for the values of the library. */
final class Words {

    private Words() {}

    static final class Consumers extends ArrayList<String> {
        Consumers() {
            super(all(Consumer.values(), Consumer::word));
        }
    }

    static final class SecretsPolicies extends ArrayList<String> {
        SecretsPolicies() {
            super(all(SecretsPolicy.values(), SecretsPolicy::word));
        }
    }

    static final class ManifestFormats extends ArrayList<String> {
        ManifestFormats() {
            super(all(ManifestFormat.values(), ManifestFormat::word));
        }
    }

    static final class ReportFormats extends ArrayList<String> {
        ReportFormats() {
            super(all(ReportFormat.values(), ReportFormat::word));
        }
    }

    /** Teaches the command line, and the commands it has so far, to read the words. */
    static void register(CommandLine commandLine) {
        commandLine.registerConverter(Consumer.class, converter(Consumer.values(), Consumer::word));
        commandLine.registerConverter(SecretsPolicy.class, converter(SecretsPolicy.values(), SecretsPolicy::word));
        commandLine.registerConverter(ImageRole.class, converter(ImageRole.values(), ImageRole::word));
        commandLine.registerConverter(ManifestFormat.class, converter(ManifestFormat.values(), ManifestFormat::word));
        commandLine.registerConverter(ReportFormat.class, converter(ReportFormat.values(), ReportFormat::word));
        commandLine.registerConverter(
                KubernetesVersion.class,
                text -> KubernetesVersion.parse(text)
                        .orElseThrow(() -> new TypeConversionException("'" + text + "' is no version such as 1.35")));
    }

    private static <T> ITypeConverter<T> converter(T[] values, Function<T, String> word) {
        return text -> Arrays.stream(values)
                .filter(value -> word.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is not one of " + String.join(", ", all(values, word))));
    }

    private static <T> List<String> all(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).toList();
    }
}
