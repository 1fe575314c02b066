package com.example.postgres.cli.option;

import com.example.postgres.change.GuardedField;
import com.example.postgres.cli.difference.DifferenceFormat;
import com.example.postgres.cli.output.DirectoryLayout;
import com.example.postgres.cli.output.ManifestFormat;
import com.example.postgres.cli.plan.PlanFormat;
import com.example.postgres.cli.report.ReportFormat;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.syntax.DurationText;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.SecretsPolicy;
import java.time.Duration;
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
 * The names of the library's values on the command line. The converters are classes: the JVM cannot keep a lambda of a
 * picocli interface in its class archive, and then not the interface either.
 */
public final class OptionValues {

    private OptionValues() {}

    /** Creates the classes of this one itself: picocli's own factory first searches every jar for Groovy. */
    public static final class Factory implements IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            return type.getEnclosingClass() == OptionValues.class
                    ? type.getDeclaredConstructor().newInstance()
                    : CommandLine.defaultFactory().create(type);
        }
    }

    static final class Consumers extends ArrayList<String> {
        Consumers() {
            super(all(Consumer.values(), Consumer::label));
        }
    }

    static final class DirectoryLayouts extends ArrayList<String> {
        DirectoryLayouts() {
            super(all(DirectoryLayout.values(), DirectoryLayout::label));
        }
    }

    static final class GuardedFields extends ArrayList<String> {
        GuardedFields() {
            super(all(GuardedField.values(), GuardedField::path));
        }
    }

    static final class SecretsPolicies extends ArrayList<String> {
        SecretsPolicies() {
            super(all(SecretsPolicy.values(), SecretsPolicy::label));
        }
    }

    public static final class ManifestFormats extends ArrayList<String> {
        ManifestFormats() {
            super(all(ManifestFormat.values(), ManifestFormat::label));
        }
    }

    public static final class DifferenceFormats extends ArrayList<String> {
        DifferenceFormats() {
            super(all(DifferenceFormat.values(), DifferenceFormat::label));
        }
    }

    public static final class PlanFormats extends ArrayList<String> {
        PlanFormats() {
            super(all(PlanFormat.values(), PlanFormat::label));
        }
    }

    public static final class Impacts extends ArrayList<String> {
        Impacts() {
            super(all(Impact.values(), Impact::name));
        }
    }

    public static final class ReportFormats extends ArrayList<String> {
        ReportFormats() {
            super(all(ReportFormat.values(), ReportFormat::label));
        }
    }

    /** Refuses an empty path, which would be the working directory: in a script it is a variable that is not set. */
    public static final class NotEmpty implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (text.isBlank()) {
                throw new TypeConversionException("it is empty");
            }
            return text;
        }
    }

    /** A length of time as specs have it. */
    public static final class DurationConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return DurationText.parse(text)
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' " + DurationText.MESSAGE));
        }
    }

    /** Registers the converters with the command line and the commands it has so far. */
    public static void register(CommandLine commandLine) {
        commandLine.registerConverter(Consumer.class, new LabelConverter<>(Consumer.values(), Consumer::label));
        commandLine.registerConverter(
                SecretsPolicy.class, new LabelConverter<>(SecretsPolicy.values(), SecretsPolicy::label));
        commandLine.registerConverter(
                DirectoryLayout.class, new LabelConverter<>(DirectoryLayout.values(), DirectoryLayout::label));
        commandLine.registerConverter(
                GuardedField.class, new LabelConverter<>(GuardedField.values(), GuardedField::path));
        commandLine.registerConverter(ImageRole.class, new LabelConverter<>(ImageRole.values(), ImageRole::label));
        commandLine.registerConverter(
                ManifestFormat.class, new LabelConverter<>(ManifestFormat.values(), ManifestFormat::label));
        commandLine.registerConverter(
                ReportFormat.class, new LabelConverter<>(ReportFormat.values(), ReportFormat::label));
        commandLine.registerConverter(KubernetesVersion.class, new VersionConverter());
    }

    private static final class VersionConverter implements ITypeConverter<KubernetesVersion> {
        @Override
        public KubernetesVersion convert(String text) {
            return KubernetesVersion.parse(text)
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is not a version such as 1.35"));
        }
    }

    // Named by the options that need them: to register them for every command would load the classes of plans for a
    // render.

    public static final class DifferenceFormatConverter extends LabelConverter<DifferenceFormat> {
        DifferenceFormatConverter() {
            super(DifferenceFormat.values(), DifferenceFormat::label);
        }
    }

    public static final class PlanFormatConverter extends LabelConverter<PlanFormat> {
        PlanFormatConverter() {
            super(PlanFormat.values(), PlanFormat::label);
        }
    }

    public static final class ImpactConverter extends LabelConverter<Impact> {
        ImpactConverter() {
            super(Impact.values(), Impact::name);
        }
    }

    private static class LabelConverter<T> implements ITypeConverter<T> {

        private final Map<String, T> values = new LinkedHashMap<>();

        LabelConverter(T[] values, Function<T, String> label) {
            for (T value : values) {
                this.values.put(label.apply(value), value);
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

    private static <T> List<String> all(T[] values, Function<T, String> label) {
        return Arrays.stream(values).map(label).toList();
    }
}
