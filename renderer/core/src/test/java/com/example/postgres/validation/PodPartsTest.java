package com.example.postgres.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.model.MetricsModel;
import com.example.postgres.model.MountPaths;
import com.example.postgres.model.PatroniModel;
import com.example.postgres.model.PoolerModel;
import com.example.postgres.model.PostgresModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PodPartsTest {

    @Test
    void knowsEveryVolumeAndContainerOfThePods() throws IOException {
        Set<String> known = new TreeSet<>(PodParts.VOLUMES);
        known.addAll(PodParts.CONTAINERS);
        known.addAll(Set.of("postgresql", "verify"));

        for (String template : List.of(
                "_partials/member-pod",
                "_partials/postgres-container",
                "_partials/pooler-volumes",
                "verify/cronjob.yaml")) {
            assertThat(known).as(template).containsAll(find("- name: ([a-z-]+)", template));
        }
        assertThat(PodParts.CONTAINERS)
                .containsAll(find("^- name: ([a-z-]+)", "_partials/pooler-container"))
                .containsAll(find("^- name: ([a-z-]+)", "_partials/exporter-container"));
    }

    @Test
    void knowsEveryVariableOfThePods() throws IOException {
        assertThat(PodParts.ENVIRONMENT)
                .containsAll(find("- name: ([A-Z_]+)", "_partials/postgres-container"))
                .containsAll(find("- name: ([A-Z_]+)", "verify/cronjob.yaml"));
    }

    @Test
    void knowsEveryMountOfThePostgresContainerAndEveryPort() throws IOException {
        assertThat(PodParts.MOUNT_PATHS).containsAll(find("mountPath: (/\\S+)", "_partials/postgres-container"));
        Set<String> ports = new TreeSet<>();
        for (String container :
                List.of("_partials/postgres-container", "_partials/pooler-container", "_partials/exporter-container")) {
            ports.addAll(find("containerPort: (\\d+)", container));
        }
        assertThat(PodParts.PORTS.stream().map(String::valueOf)).containsExactlyInAnyOrderElementsOf(ports);
    }

    @Test
    void agreesWithTheModelOnPortsAndPaths() {
        assertThat(PodParts.PORTS)
                .containsExactlyInAnyOrder(PostgresModel.PORT, PatroniModel.PORT, PoolerModel.PORT, MetricsModel.PORT);
        assertThat(PodParts.DATA_VOLUME_PATH).isEqualTo(MountPaths.DATA_VOLUME);
        assertThat(PodParts.MOUNT_PATHS).contains(MountPaths.DATA_VOLUME, MountPaths.TLS, MountPaths.VALIDATED_TLS);
    }

    private static Set<String> find(String pattern, String template) throws IOException {
        String path = "/templates/" + template + ".hbs";
        try (InputStream stream = PodPartsTest.class.getResourceAsStream(path)) {
            String text = new String(Objects.requireNonNull(stream, path).readAllBytes(), StandardCharsets.UTF_8);
            Set<String> found = new TreeSet<>();
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
            return found;
        }
    }
}
