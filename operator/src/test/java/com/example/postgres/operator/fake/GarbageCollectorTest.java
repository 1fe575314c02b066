package com.example.postgres.operator.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.ApiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the fake does beyond an API server: the garbage collector belongs to the controllers, of which the real server has none. */
class GarbageCollectorTest implements Contract {

    private static final String OWNER = "{apiVersion: v1, kind: ConfigMap, metadata: {name: owner}}";

    private final FakeApiServer server = FakeApiServer.start();

    @Override
    public ApiServer server() {
        return server;
    }

    @Override
    public String namespace() {
        return "default";
    }

    @BeforeEach
    void collect() {
        server.collectGarbage();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void createOwned(String name, String... owners) {
        StringBuilder references = new StringBuilder();
        for (String owner : owners) {
            references
                    .append("{apiVersion: v1, kind: ConfigMap, name: any, uid: ")
                    .append(owner)
                    .append("},");
        }
        create("{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + ", ownerReferences: [" + references
                + "]}}");
    }

    @Test
    void whatADeletedObjectOwnsIsDeletedWithWhatThatOwns() {
        String owner = Contract.uid(create(OWNER));
        createOwned("child", owner);
        createOwned("grandchild", Contract.uid(get(path("child")).body()));
        createOwned("shared", owner, "another");

        delete(path("owner"), "{propagationPolicy: Background}");

        assertThat(server.objects("default").keySet()).containsExactly("ConfigMap/shared");
        assertThat(get(path("shared")).body().at("/metadata/ownerReferences")).hasSize(1);
    }

    @Test
    void orphansStayWithoutTheirOwner() {
        createOwned("child", Contract.uid(create(OWNER)));

        delete(path("owner"), "{propagationPolicy: Orphan}");

        assertThat(get(path("owner")).status()).isEqualTo(404);
        assertThat(get(path("child")).body().at("/metadata/ownerReferences").isMissingNode())
                .isTrue();
    }
}
