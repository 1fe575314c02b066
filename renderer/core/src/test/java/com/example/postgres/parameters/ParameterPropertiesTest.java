package com.example.postgres.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.parameters.ValueReader.Reading;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ParameterPropertiesTest {

    private static final FieldPath BASE = FieldPath.of("spec", "postgresqlParams");

    @Provide
    Arbitrary<Parameter> parameters() {
        return Arbitraries.of(ParameterCatalogue.load().major(18).all());
    }

    @Provide
    Arbitrary<String> almostValues() {
        Arbitrary<String> numbers =
                Arbitraries.strings().withChars("0123456789.eExX+- ").ofMaxLength(12);
        Arbitrary<String> units = Arbitraries.of("", "B", "kB", "MB", "GB", "TB", " ms", "s ", "min", "h", "d", "us");
        return Arbitraries.oneOf(
                numbers.flatMap(number -> units.map(unit -> number + unit)),
                Arbitraries.of("on", "OFF", "tru", "debug", "replica", "read committed", ""),
                Arbitraries.strings().ofMaxLength(40));
    }

    @Property(tries = 500)
    void everyNameAndValueIsJudged(@ForAll String name, @ForAll String value) {
        assertThat(ParameterValidator.check(GivenParameters.of(18, Map.of(name, value)), BASE))
                .hasSizeLessThan(2);
    }

    @Property(tries = 500)
    void everyValueOfEveryParameterIsJudged(
            @ForAll("parameters") Parameter parameter, @ForAll("almostValues") String value) {
        List<Violation> violations =
                ParameterValidator.check(GivenParameters.of(18, Map.of(parameter.name(), value)), BASE);

        assertThat(violations).hasSizeLessThan(2);
        assertThat(violations)
                .allSatisfy(violation -> assertThat(violation.detail()).isNotBlank());
        assertThat(GivenParameters.of(18, Map.of(parameter.name(), value))
                        .needingRestart()
                        .size())
                .isEqualTo(parameter.needsRestart() ? 1 : 0);
        MemoryBudget.check(GivenParameters.of(18, Map.of(parameter.name(), value)), 1L << 30, 0, 0, BASE);
    }

    @Property(tries = 500)
    void theCanonicalSpellingMeansTheSame(
            @ForAll("parameters") Parameter parameter, @ForAll("almostValues") String value) {
        if (ValueReader.read(parameter, value) instanceof Reading.Accepted accepted) {
            assertThat(ValueReader.read(parameter, accepted.value().canonical()))
                    .isEqualTo(accepted);
        }
    }
}
