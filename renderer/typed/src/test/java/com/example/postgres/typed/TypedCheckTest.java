package com.example.postgres.typed;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.source.Violation;
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
            /spec/servceName                | db        | spec.servceName: Unknown field
            CONTAINER/enviroment            | []        | spec.template.spec.containers[0].enviroment: Unknown field
            CONTAINER/livenessProbe/httpget | {}        | spec.template.spec.containers[0].livenessProbe.httpget: Unknown field
            /spec/replicas                  | "3"       | spec.replicas: Invalid value: "3": Kubernetes reads it as 3 [typed.type]
            /spec/replicas                  | three     | does not fit its type
            CONTAINER/env/0/value           | 5         | spec.template.spec.containers[0].env[0].value: Invalid value: 5: Kubernetes reads it as "5"
            CONTAINER/env/0/value           | true      | Invalid value: true: Kubernetes reads it as "true"
            CONTAINER/image                 | null      | spec.template.spec.containers[0].image: Required value: must not be null
            /metadata/labels/app            | 1         | metadata.labels.app: Invalid value: 1: Kubernetes reads it as "1"
            /metadata/labels/app            | a b       | metadata.labels.app: Invalid value: "a b": a label value must be empty or consist of
            /metadata/labels/a b            | a         | metadata.labels[a b]: Invalid value: "a": the name of a key must consist of
            /metadata/labels/A.b~1c         | a         | metadata.labels[A.b/c]: Invalid value: "a": the part before the '/' must consist of
            /metadata/annotations/-a        | a         | metadata.annotations[-a]: Invalid value: "a": the name of a key must consist of
            /spec/selector/matchLabels/app  | db_        | spec.selector.matchLabels.app: Invalid value: "db_": a label value must
            POD/nodeSelector                | {a: "b,"} | spec.template.spec.nodeSelector.a: Invalid value: "b,": a label value must
            /metadata/name                  | Db        | metadata.name: Invalid value: "Db": must consist of lower-case letters, digits and '-'
            /metadata/name                  | a.b       | metadata.name: Invalid value: "a.b": must consist of lower-case letters, digits and '-'
            /metadata/name                  | a234567890b234567890c234567890d234567890e234567890123 | must be no more than 52 characters
            /metadata/namespace             | a.b       | metadata.namespace: Invalid value: "a.b": must consist of
            CONTAINER/name                  | a_b       | spec.template.spec.containers[0].name: Invalid value: "a_b": must consist of
            CONTAINER/env/0/name            | A=B       | spec.template.spec.containers[0].env[0].name: Invalid value: "A=B": must be printable
            CONTAINER/ports/0/containerPort | 99999     | spec.template.spec.containers[0].ports[0].containerPort: Invalid value: 99999: must be a port
            CONTAINER/ports/0/containerPort | 0         | spec.template.spec.containers[0].ports[0].containerPort: Invalid value: 0: must be a port
            CONTAINER/ports/0/name          | a-name-that-is-long | must be the name of a port
            CONTAINER/livenessProbe/httpGet/port | "8008" | Invalid value: "8008": must be a port
            CONTAINER/resources/requests/memory  | 10Gx | spec.template.spec.containers[0].resources.requests.memory: Invalid value: "10Gx": must be a quantity
            POD/volumes/2/emptyDir/sizeLimit     | much | spec.template.spec.volumes[2].emptyDir.sizeLimit: Invalid value: "much": must be a quantity
            CONTAINER/env          | [{name: A, value: a}, {name: A, value: b}]                | env[1]: Duplicate value: an earlier item has the same name
            CONTAINER/volumeMounts | [{name: data, mountPath: /a}, {name: files, mountPath: /a}] | volumeMounts[1]: Duplicate value: an earlier item has the same mountPath
            POD/volumes            | [{name: a, emptyDir: {}}, {name: a, emptyDir: {}}]         | volumes[1]: Duplicate value: an earlier item has the same name
            CONTAINER/ports | [{name: a, containerPort: 1, protocol: TCP}, {name: b, containerPort: 1}] | ports[1]: Duplicate value: an earlier item has the same containerPort, protocol
            CONTAINER/ports | [{name: a, containerPort: 1}, {name: a, containerPort: 2}] | ports[1]: Duplicate value: an earlier item has the same name
            POD/imagePullSecrets   | [{name: a}, {name: a}]                                    | imagePullSecrets[1]: Duplicate value: an earlier item has the same name
            /spec/volumeClaimTemplates | [{metadata: {name: a}}, {metadata: {name: a}}]        | volumeClaimTemplates[1]: Duplicate value: an earlier item has the same metadata
            """)
    void findsADefectOfAStatefulSet(String pointer, String value, String finding) {
        String path = pointer.replace("CONTAINER", CONTAINER).replace("POD", POD);

        assertThat(TypedCheck.check(Planted.with(Planted.statefulSet(), path, value)))
                .extracting(Violation::toString)
                .anySatisfy(text -> assertThat(text).contains(finding));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /metadata/name           | 1db   | metadata.name: Invalid value: "1db": must consist of
            /kind                    | Servce | kind: Invalid value: "Servce": Kubernetes has no such kind
            /spec/ports/1/port       | 5432  | spec.ports[1]: Duplicate value: an earlier item has the same port, protocol
            /spec/ports/0/targetPort | 70000 | spec.ports[0].targetPort: Invalid value: 70000: must be a port
            /spec/selector/app       | a b   | spec.selector.app: Invalid value: "a b": a label value must
            /spec/type               | 5     | Invalid value: 5: Kubernetes reads it as "5"
            """)
    void findsADefectOfAService(String pointer, String value, String finding) {
        assertThat(TypedCheck.check(Planted.with(Planted.service(), pointer, value)))
                .extracting(Violation::toString)
                .anySatisfy(text -> assertThat(text).contains(finding));
    }

    @Test
    void findsAnnotationsThatAreTooLong() {
        KubernetesObject manifest =
                Planted.with(Planted.service(), "/metadata/annotations", "{a: " + "x".repeat(262145) + "}");

        assertThat(TypedCheck.check(manifest))
                .extracting(Violation::detail)
                .containsExactly("must have at most 262144 bytes");
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
