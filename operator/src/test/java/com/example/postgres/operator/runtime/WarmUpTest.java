package com.example.postgres.operator.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

final class WarmUpTest {

    @Test
    void endsWithoutAnApiServer() {
        assertThatCode(() -> Main.main(new String[] {"--warm-up"})).doesNotThrowAnyException();
    }
}
