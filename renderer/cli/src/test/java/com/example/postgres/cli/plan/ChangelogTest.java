package com.example.postgres.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cli.plan.Changelog.Release;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangelogTest {

    private static final Changelog CHANGELOG = Changelog.parse("""
            # Changelog

            Text about "Manifest changes".

            ## 1.1.0

            ### Manifest changes
            * One, on
              two lines.
            * Two: `a` * b.

            ### Fixed
            * Not this.

            ## 1.0.1
            ### Fixed
            * Nor this.
            ## 1.0.0
            ### Manifest changes
            * Three.
            """);

    @Test
    void eachReleaseHasItsManifestChanges() {
        assertThat(CHANGELOG.releases())
                .containsExactly(
                        new Release("1.1.0", List.of("One, on two lines.", "Two: `a` * b.")),
                        new Release("1.0.1", List.of()),
                        new Release("1.0.0", List.of("Three.")));
    }

    @Test
    void theReleasesAfterAVersionAreTheNewerOnes() {
        assertThat(CHANGELOG.after("1.0.0").orElseThrow().releases())
                .extracting(Release::name)
                .containsExactly("1.1.0", "1.0.1");
        assertThat(CHANGELOG.after("1.1.0").orElseThrow().releases()).isEmpty();
        assertThat(CHANGELOG.after("0.9")).isEmpty();
        assertThat(CHANGELOG.newest().releases()).extracting(Release::name).containsExactly("1.1.0");
    }

    @Test
    void thisVersionHasItsChangelog() {
        assertThat(Changelog.load().newest().releases())
                .first()
                .satisfies(release -> assertThat(release.manifestChanges()).isNotEmpty());
    }
}
