package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {

    private static final boolean UPDATES = Boolean.getBoolean("golden.update");

    static List<GoldenCase> cases() {
        return GoldenCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendersExactlyTheCommittedFiles(GoldenCase golden) throws IOException {
        SortedMap<String, String> rendered = golden.rendered(golden.scriptsInFull());

        List<String> differences = golden.expected().differences(rendered);

        if (UPDATES && !differences.isEmpty()) {
            assertThat(System.getenv("CI"))
                    .as("nobody looks at files that CI writes")
                    .isNull();
            golden.expected().replace(rendered);
            fail(
                    "%s: %d files written; look at them with git diff, then run the tests again",
                    golden, differences.size());
        }
        assertThat(differences)
                .as("%s renders otherwise; accept with: make golden", golden)
                .isEmpty();
    }
}
