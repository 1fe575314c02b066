package com.example.postgres.validation;

import static org.assertj.core.api.Assertions.assertThat;

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
    void knowsEveryNameInTheTemplatesOfThePod() throws IOException {
        Set<String> known = new TreeSet<>(PodParts.VOLUMES);
        known.addAll(PodParts.ENVIRONMENT);
        known.addAll(PodParts.CONTAINERS);
        known.add("postgresql");

        assertThat(known).containsAll(find("- name: ([A-Za-z_-]+)", "member-pod"));
        assertThat(known).containsAll(find("- name: ([A-Za-z_-]+)", "postgres-container"));
        assertThat(known).containsAll(find("- name: ([A-Za-z_-]+)", "pooler-volumes"));
        assertThat(PodParts.CONTAINERS)
                .containsAll(find("^- name: ([A-Za-z_-]+)", "pooler-container"))
                .containsAll(find("^- name: ([A-Za-z_-]+)", "exporter-container"));
    }

    @Test
    void knowsEveryMountOfThePostgresContainerAndEveryPort() throws IOException {
        assertThat(PodParts.MOUNT_PATHS).containsAll(find("mountPath: (/\\S+)", "postgres-container"));
        Set<String> ports = new TreeSet<>();
        for (String container : List.of("postgres-container", "pooler-container", "exporter-container")) {
            ports.addAll(find("containerPort: (\\d+)", container));
        }
        assertThat(PodParts.PORTS.stream().map(String::valueOf)).containsExactlyInAnyOrderElementsOf(ports);
    }

    private static Set<String> find(String pattern, String partial) throws IOException {
        String path = "/templates/_partials/" + partial + ".hbs";
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
