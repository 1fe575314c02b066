package com.example.postgres.typed;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedCheckTest {

    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";

    @Test
    void acceptsSoundManifests() {
        assertThat(TypedCheck.check(KubernetesObject.rendered(Planted.statefulSet())))
                .isEmpty();
        assertThat(TypedCheck.check(KubernetesObject.rendered(Planted.service())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /spec/servceName                | db        | spec.servceName: unknown field
            CONTAINER/enviroment            | []        | spec.template.spec.containers[0].enviroment: unknown field
            CONTAINER/livenessProbe/httpget | {}        | spec.template.spec.containers[0].livenessProbe.httpget: unknown field
            /spec/replicas                  | "3"       | spec.replicas: Kubernetes reads 3 where "3" is written
            /spec/replicas                  | three     | does not fit its type
            CONTAINER/env/0/value           | 5         | spec.template.spec.containers[0].env[0].value: Kubernetes reads "5" where 5 is written
            CONTAINER/env/0/value           | true      | reads "true" where true is written
            CONTAINER/image                 | null      | spec.template.spec.containers[0].image: is null
            /metadata/labels/app            | 1         | metadata.labels.app: Kubernetes reads "1" where 1 is written
            /metadata/labels/app            | a b       | metadata.labels.app: "a b" is no value of a label
            /metadata/labels/a b            | a         | metadata.labels[a b]: is no key of a label or annotation
            /metadata/labels/A.b~1c         | a         | metadata.labels[A.b/c]: is no key of a label or annotation
            /metadata/annotations/-a        | a         | metadata.annotations[-a]: is no key of a label or annotation
            /spec/selector/matchLabels/app  | db_        | spec.selector.matchLabels.app: "db_" is no value of a label
            POD/nodeSelector                | {a: "b,"} | spec.template.spec.nodeSelector.a: "b," is no value of a label
            /metadata/name                  | Db        | metadata.name: "Db" is no name of a StatefulSet
            /metadata/name                  | a.b       | metadata.name: "a.b" is no name of a StatefulSet
            /metadata/namespace             | a.b       | metadata.namespace: is no name of a namespace
            CONTAINER/name                  | a_b       | spec.template.spec.containers[0].name: "a_b" is no DNS label
            CONTAINER/env/0/name            | A=B       | spec.template.spec.containers[0].env[0].name: "A=B" is no name of an environment variable
            CONTAINER/ports/0/containerPort | 99999     | spec.template.spec.containers[0].ports[0].containerPort: 99999 is no port
            CONTAINER/ports/0/containerPort | 0         | spec.template.spec.containers[0].ports[0].containerPort: 0 is no port
            CONTAINER/ports/0/name          | a-name-that-is-long | is no name of a port
            CONTAINER/livenessProbe/httpGet/port | "8008" | "8008" is no port
            CONTAINER/resources/requests/memory  | 10Gx | spec.template.spec.containers[0].resources.requests.memory: "10Gx" is no quantity
            POD/volumes/2/emptyDir/sizeLimit     | much | spec.template.spec.volumes[2].emptyDir.sizeLimit: "much" is no quantity
            CONTAINER/env          | [{name: A, value: a}, {name: A, value: b}]                | env[1]: an item before it has the same name
            CONTAINER/volumeMounts | [{name: data, mountPath: /a}, {name: files, mountPath: /a}] | volumeMounts[1]: an item before it has the same mountPath
            POD/volumes            | [{name: a, emptyDir: {}}, {name: a, emptyDir: {}}]         | volumes[1]: an item before it has the same name
            CONTAINER/ports | [{name: a, containerPort: 1, protocol: TCP}, {name: b, containerPort: 1, protocol: TCP}] | ports[1]: an item before it has the same containerPort, port, protocol
            CONTAINER/ports | [{name: a, containerPort: 1}, {name: a, containerPort: 2}] | ports[1]: an item before it has the same name
            POD/imagePullSecrets   | [{name: a}, {name: a}]                                    | imagePullSecrets[1]: an item before it has the same name
            """)
    void findsADefectOfAStatefulSet(String pointer, String value, String finding) {
        String path = pointer.replace("CONTAINER", CONTAINER).replace("POD", POD);

        assertThat(TypedCheck.check(Planted.with(Planted.statefulSet(), path, value)))
                .extracting(Finding::toString)
                .anySatisfy(text -> assertThat(text).contains(finding));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /metadata/name           | 1db   | metadata.name: "1db" is no name of a Service
            /kind                    | Servce | kind: no such kind is known
            /spec/ports/1/port       | 5432  | spec.ports[1]: an item before it has the same containerPort, port, protocol
            /spec/ports/0/targetPort | 70000 | spec.ports[0].targetPort: 70000 is no port
            /spec/selector/app       | a b   | spec.selector.app: "a b" is no value of a label
            /spec/type               | 5     | reads "5" where 5 is written
            """)
    void findsADefectOfAService(String pointer, String value, String finding) {
        assertThat(TypedCheck.check(Planted.with(Planted.service(), pointer, value)))
                .extracting(Finding::toString)
                .anySatisfy(text -> assertThat(text).contains(finding));
    }

    @Test
    void findsAnnotationsThatAreTooLong() {
        KubernetesObject manifest =
                Planted.with(Planted.service(), "/metadata/annotations", "{a: " + "x".repeat(262145) + "}");

        assertThat(TypedCheck.check(manifest))
                .extracting(Finding::message)
                .containsExactly("annotations have more than 262144 bytes");
    }

    @Test
    void knowsNothingOfCustomResources() {
        KubernetesObject monitor = KubernetesObject.rendered(Planted.read("""
                apiVersion: monitoring.coreos.com/v1
                kind: PodMonitor
                metadata: {name: db, namespace: shop}
                spec: {anything: 1}
                """));

        assertThat(TypedCheck.check(monitor)).isEmpty();
    }
}
