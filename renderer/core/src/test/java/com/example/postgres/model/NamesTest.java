package com.example.postgres.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {

    private final Names names = new Names("orders");

    @Test
    void patroniKeepsItsStateInFourConfigMaps() {
        assertThat(names.dcsConfigMaps())
                .containsExactly("orders-config", "orders-leader", "orders-failover", "orders-sync");
    }

    @Test
    void ourConfigMapsAreNoneOfPatronis() {
        assertThat(names.dcsConfigMaps())
                .doesNotContain(
                        names.patroniConfigMap(),
                        names.scriptsConfigMap(),
                        names.poolerConfigMap(),
                        names.dashboardConfigMap(),
                        names.backup());
    }

    @Test
    void podsAreNumberedFromZero() {
        assertThat(names.pods(3)).containsExactly("orders-0", "orders-1", "orders-2");
        assertThat(names.pods(0)).isEmpty();
    }
}
