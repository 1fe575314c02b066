package com.example.postgres.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.source.FieldPath;
import com.example.postgres.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MergeKeyTest {

    private static final FieldPath CONTAINER =
            FieldPath.of("spec", "template", "spec", "containers").index(0);

    @Test
    void theKeyOfEachListIsThatOfKubernetes() throws IOException {
        SortedMap<String, List<String>> expected = kubernetesLists();
        SortedMap<String, List<String>> actual = new TreeMap<>();
        expected.keySet()
                .forEach(list -> actual.put(
                        list, MergeKey.of(path(list)).map(MergeKey::fields).orElse(List.of())));

        assertThat(expected).isNotEmpty();
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void everyRowOfTheTableIsAListOfKubernetesOrOfThePrometheusOperator() throws IOException {
        Set<String> rows = new TreeSet<>(MergeKey.KEYS.keySet());
        kubernetesLists().keySet().stream()
                .map(list -> list.replace("[]", ""))
                .forEach(list -> rows.removeIf(row -> list.endsWith("." + row) || list.endsWith(" " + row)));

        assertThat(rows).containsExactly("groups");
    }

    /** Key fields by kind and path, written by {@code src/test/openapi/list-keys.py}. */
    private static SortedMap<String, List<String>> kubernetesLists() throws IOException {
        SortedMap<String, List<String>> lists = new TreeMap<>();
        try (InputStream file = Objects.requireNonNull(MergeKeyTest.class.getResourceAsStream("list-keys.txt"))) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] row = line.split(": *", 2);
                lists.put(row[0], row[1].isEmpty() ? List.of() : List.of(row[1].split(" ", -1)));
            }
        }
        return lists;
    }

    private static FieldPath path(String list) {
        FieldPath path = FieldPath.ROOT;
        for (String name : list.substring(list.indexOf(' ') + 1).split("\\.", -1)) {
            path = path.field(name.replace("[]", ""));
            if (name.endsWith("[]")) {
                path = path.index(0);
            }
        }
        return path;
    }

    @Test
    void portsOfContainersAndOfServicesHaveDifferentKeys() {
        assertThat(MergeKey.of(CONTAINER.field("ports")).orElseThrow().fields())
                .containsExactly("containerPort", "protocol");
        assertThat(MergeKey.of(FieldPath.of("spec", "ports")).orElseThrow().fields())
                .containsExactly("port", "protocol");
    }

    @Test
    void aListThatIsReplacedAsAWholeHasNone() {
        assertThat(MergeKey.of(CONTAINER.field("args"))).isEmpty();
        assertThat(MergeKey.of(FieldPath.of("spec", "ingress").index(0).field("ports")))
                .isEmpty();
        assertThat(MergeKey.of(FieldPath.ROOT)).isEmpty();
    }

    @Test
    void anItemOfAListIsNoList() {
        assertThat(MergeKey.of(FieldPath.of("spec", "containers"))).isPresent();
        assertThat(MergeKey.of(CONTAINER)).isEmpty();
    }

    @Test
    void theDefaultProtocolIsTheSameAsAMissingOne() {
        MergeKey key = MergeKey.of(CONTAINER.field("ports")).orElseThrow();

        assertThat(key.of(YamlReader.readTrusted("port", "{containerPort: 1}")))
                .isEqualTo(key.of(YamlReader.readTrusted("port", "{containerPort: 1, name: a, protocol: TCP}")))
                .isNotEqualTo(key.of(YamlReader.readTrusted("port", "{containerPort: 1, protocol: UDP}")));
    }
}
