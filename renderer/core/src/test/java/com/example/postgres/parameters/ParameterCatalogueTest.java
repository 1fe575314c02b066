package com.example.postgres.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.postgres.parameters.ValueReader.Reading;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterCatalogueTest {

    private static final ParameterTable TABLE = new ParameterTable();

    private final ParameterCatalogue catalogue = ParameterCatalogue.load();

    @ParameterizedTest
    @CsvSource({
        "14, 346, 54, 90, 18",
        "15, 353, 55, 92, 20",
        "16, 361, 57, 94, 18",
        "17, 377, 65, 97, 19",
        "18, 397, 69, 103, 20",
    })
    void hasEveryParameterOfAMajor(int major, int all, int postmaster, int sighup, int internal) {
        List<Parameter> parameters = catalogue.major(major).all();

        assertThat(parameters).hasSize(all);
        assertThat(count(parameters, ParameterContext.POSTMASTER)).isEqualTo(postmaster);
        assertThat(count(parameters, ParameterContext.SIGHUP)).isEqualTo(sighup);
        assertThat(count(parameters, ParameterContext.INTERNAL)).isEqualTo(internal);
    }

    private static long count(List<Parameter> parameters, ParameterContext context) {
        return parameters.stream()
                .filter(parameter -> parameter.context() == context)
                .count();
    }

    @Test
    void knowsTheMajorsOfTheTable() {
        Map<Integer, Integer> covered = new TreeMap<>();
        for (String name : TABLE.names()) {
            for (VersionRange range : catalogue.versionRanges(name)) {
                covered.merge(range.first(), 1, Integer::sum);
                covered.merge(range.last(), 1, Integer::sum);
            }
        }

        assertThat(covered.keySet()).containsExactlyElementsOf(catalogue.majors());
    }

    @Test
    void refusesAMajorItDoesNotKnow() {
        assertThat(catalogue.knows(13)).isFalse();
        assertThatThrownBy(() -> catalogue.major(13))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the catalogue has no parameters of PostgreSQL 13");
    }

    @Test
    void isSortedWithoutRegardToCase() {
        assertThat(TABLE.names())
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
                .hasSize(407);
    }

    @ParameterizedTest
    @CsvSource({"14, true", "17, true", "18, false"})
    void followsAContextThatChangedBetweenMajors(int major, boolean needsRestart) {
        Parameter workers =
                catalogue.major(major).find("autovacuum_max_workers").orElseThrow();

        assertThat(workers.needsRestart()).isEqualTo(needsRestart);
        assertThat(workers.since()).isEqualTo(14);
        assertThat(workers.until()).isEqualTo(18);
    }

    @Test
    void isTheOnlyContextThatChanged() {
        assertThat(TABLE.names())
                .filteredOn(name -> catalogue.versionRanges(name).stream()
                                .map(range -> range.parameter().context())
                                .distinct()
                                .count()
                        > 1)
                .containsExactly("autovacuum_max_workers");
    }

    @Test
    void findsANameWhateverItsCase() {
        assertThat(catalogue.major(18).find("timezone").orElseThrow().name()).isEqualTo("TimeZone");
        assertThat(catalogue.major(18).find("WORK_MEM").orElseThrow().name()).isEqualTo("work_mem");
        assertThat(catalogue.major(18).find("")).isEmpty();
        assertThat(catalogue.major(15).find("io_method")).isEmpty();
    }

    @Test
    void offersWhatTheImagesAreBuiltWith() {
        assertThat(catalogue.major(18).find("io_method").orElseThrow().choices())
                .contains("io_uring");
        assertThat(catalogue.major(16).find("wal_compression").orElseThrow().choices())
                .containsExactly("pglz", "lz4", "zstd", "on", "off");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void takesTheDefaultsAndLimitsOfEveryNumberAndNothingBeyond(int major) {
        assertThat(catalogue.major(major).all()).filteredOn(Parameter::isNumber).allSatisfy(parameter -> {
            Range range = parameter.range();
            assertThat(parameter.defaultValue().isEmpty() || accepts(parameter, parameter.defaultValue()))
                    .isTrue();
            assertThat(accepts(parameter, range.min())).isEqualTo(Double.isFinite(range.min()));
            assertThat(accepts(parameter, range.max())).isEqualTo(Double.isFinite(range.max()));
            assertThat(accepts(parameter, range.min() - 1)).isFalse();
            assertThat(accepts(parameter, range.max() + 1)).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void takesEveryChoiceAndTheDefaultOfEveryEnumeration(int major) {
        assertThat(catalogue.major(major).all())
                .filteredOn(parameter -> parameter.type() == ParameterType.ENUM)
                .hasSizeGreaterThan(30)
                .allSatisfy(parameter -> {
                    assertThat(parameter.choices()).contains(parameter.defaultValue());
                    assertThat(parameter.choices()).allMatch(choice -> accepts(parameter, choice));
                });
    }

    private static boolean accepts(Parameter parameter, double number) {
        return accepts(parameter, AmountText.plain(number));
    }

    private static boolean accepts(Parameter parameter, String text) {
        return ValueReader.read(parameter, text) instanceof Reading.Accepted;
    }
}
