package com.example.postgres.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.postgres.target.ImageRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    private static Configuration of(Map<String, String> environment, String... flags) {
        return Configuration.of(flags, environment);
    }

    @Test
    void withoutSettingsAllNamespacesAreWatchedByOneLeader() {
        Configuration configuration = of(Map.of());

        assertThat(configuration.watchNamespaces()).isEmpty();
        assertThat(configuration.leaderElection()).isTrue();
        assertThat(configuration.port()).isEqualTo(8080);
        assertThat(configuration.isOutside()).isTrue();
    }

    @Test
    void aFlagWinsOverTheEnvironment() {
        Configuration configuration = of(
                Map.of("WATCH_NAMESPACES", "a", "POSTGRES_IMAGE", "one", "KUBERNETES_SERVICE_HOST", "10.96.0.1"),
                "--watch-namespaces=shop, payments",
                "--postgres-image=two",
                "--leader-election=false");

        assertThat(configuration.watchNamespaces()).containsExactlyInAnyOrder("shop", "payments");
        assertThat(configuration.images()).containsExactly(Map.entry(ImageRole.POSTGRES, "two"));
        assertThat(configuration.leaderElection()).isFalse();
        assertThat(configuration.isOutside()).isFalse();
    }

    @Test
    void replicasWithoutAPodHaveDifferentNames() {
        Map<String, String> environment = Map.of("HOSTNAME", "laptop", "POD_NAME", "");

        assertThat(of(environment).identity())
                .isNotEmpty()
                .isNotEqualTo(of(environment).identity());
        assertThat(of(Map.of("POD_NAME", "postgres-operator-0")).identity()).isEqualTo("postgres-operator-0");
    }

    @Test
    void leaderElectionIsNotSwitchedOffByMistake() {
        assertThat(of(Map.of("LEADER_ELECTION", "")).leaderElection()).isTrue();
        assertThat(of(Map.of("LEADER_ELECTION", "False")).leaderElection()).isFalse();
        assertThatThrownBy(() -> of(Map.of("LEADER_ELECTION", "yes")))
                .hasMessage("LEADER_ELECTION: yes is neither true nor false");
    }

    @Test
    void aMistypedFlagIsRefused() {
        assertThatThrownBy(() -> of(Map.of(), "--watch-namespace=shop")).hasMessageContaining("there is no such flag");
        assertThatThrownBy(() -> of(Map.of(), "--port=http")).hasMessageContaining("http is no number");
        assertThatThrownBy(() -> of(Map.of(), "port=1")).hasMessageContaining("--name=value");
    }
}
