package com.example.postgres.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres",
                "postgres:18",
                "ghcr.io/zalando/spilo-18:4.1-p2",
                "localhost:5000/a/b__c:1",
                "Registry.example.com/postgres",
                "postgres@sha256:0123456789abcdef0123456789abcdef",
            })
    void aReferenceHasNoProblem(String text) {
        assertThat(ImageReference.problem(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Foo//bar::@@x", "Postgres", "a:b:c", "a@sha256:12", "https://a/b", "a b", "a:", "-a", "a/"})
    void anyOtherTextHasAProblem(String text) {
        assertThat(ImageReference.problem(text)).contains(ImageReference.MESSAGE);
    }

    @Test
    void aReferenceWithoutAFixedTagOrDigestIsFloating() {
        assertThat(ImageReference.parse("postgres").orElseThrow().isFloating()).isTrue();
        assertThat(ImageReference.parse("postgres:latest").orElseThrow().isFloating())
                .isTrue();
        assertThat(ImageReference.parse("postgres:18").orElseThrow().isFloating())
                .isFalse();
        assertThat(ImageReference.parse("postgres@sha256:0123456789abcdef0123456789abcdef")
                        .orElseThrow()
                        .isFloating())
                .isFalse();
    }
}
