package com.example.postgres.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataTest {

    private final Metadata metadata = new Metadata(Map.of("team", "shop", "tier", "data"), Map.of("note", "ours"));

    @Test
    void addedLabelsWin() {
        assertThat(metadata.withLabels(Map.of("team", "bank")))
                .isEqualTo(new Metadata(Map.of("team", "bank", "tier", "data"), Map.of("note", "ours")));
    }

    @Test
    void addedAnnotationsWin() {
        assertThat(metadata.withAnnotations(Map.of("note", "theirs", "link", "none")))
                .isEqualTo(
                        new Metadata(Map.of("team", "shop", "tier", "data"), Map.of("note", "theirs", "link", "none")));
    }
}
