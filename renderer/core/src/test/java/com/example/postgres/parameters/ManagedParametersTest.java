package com.example.postgres.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManagedParametersTest {

    static List<ManagedParameter> all() {
        return ManagedParameters.load().all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesAParameterOfSomeMajor(ManagedParameter managed) {
        assertThat(ParameterCatalogue.load().versionRanges(managed.name()))
                .extracting(range -> range.parameter().name())
                .isNotEmpty()
                .allMatch(managed.name()::equals);
        assertThat(managed.reason()).isNotBlank().doesNotEndWith(".");
        assertThat(managed.insteadField()).matches("|spec\\.[a-zA-Z.]+|metadata\\.name");
    }

    @Test
    void areFoundByName() {
        assertThat(all()).hasSize(53);
        assertThat(all())
                .allSatisfy(managed -> assertThat(ManagedParameters.load()
                                .find(ParameterCatalogue.load()
                                        .versionRanges(managed.name())
                                        .get(0)
                                        .parameter()))
                        .contains(managed));
    }

    @Test
    void leaveLibrariesToTheUser() {
        assertThat(all()).extracting(ManagedParameter::name).doesNotContain("shared_preload_libraries");
    }

    @Test
    void coverEverythingThatCannotBeSet() {
        Parameter fixed = ParameterCatalogue.load().major(18).find("block_size").orElseThrow();

        assertThat(ManagedParameters.load().find(fixed).orElseThrow().describe())
                .isEqualTo("fixed by PostgreSQL: it reports how the server was built or initialised, or its state");
    }
}
