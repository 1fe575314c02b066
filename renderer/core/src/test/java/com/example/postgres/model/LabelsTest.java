package com.example.postgres.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.postgres.model.Labels.Component;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {

    @Test
    void anObjectCarriesItsClusterAndItsComponent() {
        assertThat(Labels.of("orders", Component.VERIFY))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("postgres.example.com/cluster", "orders", "postgres.example.com/component", "verify"));
    }

    @Test
    void aServiceSelectsTheMembersInOneRole() {
        assertThat(Labels.membersIn(Labels.REPLICA, "orders"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "postgres.example.com/cluster", "orders",
                        "postgres.example.com/component", "postgres",
                        "postgres.example.com/role", "replica"));
    }

    @Test
    void eachComponentHasAValueOfItsOwn() {
        assertThat(Arrays.stream(Component.values()).map(Component::value)).doesNotHaveDuplicates();
    }

    @Test
    void labelsCannotBeChanged() {
        assertThatThrownBy(() -> Labels.of("orders", Component.BACKUP).put("team", "shop"))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
