package com.example.postgres.operator.apply;

import com.example.postgres.operator.ApiServer;
import com.example.postgres.operator.kubernetes.HttpKubernetesApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What tests have that apply the golden cases to an API server without controllers: a real one if there is one, otherwise the fake. */
abstract class ApplyFixture {

    private static final Path GOLDENS = Path.of("../renderer/core/src/test/golden");

    @TempDir
    static Path folder;

    static ApiServer server;
    static HttpKubernetesApi api;
    static Applier applier;

    @BeforeAll
    static void start() throws Exception {
        server = ApiServer.start(folder);
        api = new HttpKubernetesApi(server.client());
        applier = new Applier(api);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** Kinds of other projects are left out, because the server has none. */
    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDENS)) {
            return folders.filter(golden -> Files.exists(golden.resolve("cluster.yaml"))).sorted().toList().stream();
        }
    }
}
