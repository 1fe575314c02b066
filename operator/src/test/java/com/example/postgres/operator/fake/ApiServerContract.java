package com.example.postgres.operator.fake;

import static org.awaitility.Awaitility.await;

import com.example.postgres.operator.ApiServer;
import com.example.postgres.render.Renderer;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the operator and its tests expect of an API server: the same of the real one and of the fake. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiServerContract
        implements ReadingContract, WritingContract, PatchContract, ApplyContract, DeletionContract, WatchContract {

    private @Nullable ApiServer server;
    private int namespaces;

    abstract ApiServer start(Path folder) throws Exception;

    @BeforeAll
    void startServer(@TempDir Path folder) throws Exception {
        server = start(folder);
        server.client()
                .load(new ByteArrayInputStream(Renderer.customResourceDefinition()))
                .create();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("/apis/" + API + "/postgresclusters").status() == 200);
    }

    @BeforeEach
    void createNamespace() {
        namespaces++;
        server().createNamespace(namespace());
    }

    @AfterAll
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public ApiServer server() {
        if (server == null) {
            throw new IllegalStateException("no server runs");
        }
        return server;
    }

    @Override
    public String namespace() {
        return "contract-" + namespaces;
    }
}
