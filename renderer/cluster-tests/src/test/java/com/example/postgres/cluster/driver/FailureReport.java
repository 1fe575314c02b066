package com.example.postgres.cluster.driver;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Prints what is needed to understand a failed test before its namespace is deleted. */
final class FailureReport {

    /** All reports of a run, so that the end of a long log can show them again. */
    private static final Path FILE = Path.of("target", "failed-tests.txt");

    private static final int LOG_LINES = 40;
    private static final String SERVER = "postgres";

    private FailureReport() {}

    static void print(String test, Kubernetes kubernetes) {
        StringBuilder report = new StringBuilder("=== failed: ").append(test).append('\n');
        KubernetesClient client = kubernetes.client();
        for (Namespace namespace : client.namespaces()
                .withLabel(TestNamespace.LABEL, "true")
                .list()
                .getItems()) {
            describe(client, namespace.getMetadata().getName(), report);
        }
        System.out.println(report);
        try {
            Files.writeString(FILE, report, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(KubernetesClient client, String namespace, StringBuilder report) {
        report.append("--- namespace ").append(namespace).append('\n');
        for (Event event : client.v1().events().inNamespace(namespace).list().getItems()) {
            report.append(event.getLastTimestamp())
                    .append(' ')
                    .append(event.getInvolvedObject().getName())
                    .append(' ')
                    .append(event.getReason())
                    .append(' ')
                    .append(event.getMessage())
                    .append('\n');
        }
        for (Pod pod : client.pods().inNamespace(namespace).list().getItems()) {
            report.append("--- pod ").append(pod.getMetadata().getName()).append(' ');
            report.append(pod.getMetadata().getLabels()).append(' ');
            report.append(pod.getStatus().getConditions()).append('\n');
            for (Container container : pod.getSpec().getContainers()) {
                report.append("--- container ").append(container.getName()).append('\n');
                report.append(log(client, pod, container.getName())).append('\n');
            }
        }
        for (StatefulSet statefulSet :
                client.apps().statefulSets().inNamespace(namespace).list().getItems()) {
            report.append("--- statefulset ").append(statefulSet.getMetadata().getName());
            report.append(' ').append(statefulSet.getStatus()).append('\n');
            String server = statefulSet.getMetadata().getName() + "-0";
            report.append(list(client, namespace, server)).append('\n');
        }
    }

    private static String list(KubernetesClient client, String namespace, String pod) {
        try {
            return new Containers(client, namespace)
                    .run(pod, SERVER, "patronictl", "list", "-e")
                    .output();
        } catch (KubernetesClientException | IllegalStateException e) {
            return e.toString();
        }
    }

    private static String log(KubernetesClient client, Pod pod, String container) {
        try {
            return client.pods()
                    .resource(pod)
                    .inContainer(container)
                    .tailingLines(LOG_LINES)
                    .getLog();
        } catch (KubernetesClientException e) {
            return e.toString();
        }
    }
}
