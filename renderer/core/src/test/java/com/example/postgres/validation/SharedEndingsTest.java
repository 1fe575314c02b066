package com.example.postgres.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.model.Names;
import org.junit.jupiter.api.Test;

class SharedEndingsTest {

    @Test
    void warnsOfTheEndingsOfTheModel() {
        assertThat(MetadataFields.SHARED_ENDINGS).containsExactlyElementsOf(Names.SHARED_ENDINGS);
    }
}
