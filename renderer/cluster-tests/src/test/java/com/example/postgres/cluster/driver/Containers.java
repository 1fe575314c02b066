package com.example.postgres.cluster.driver;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs commands in the containers of a namespace.
 *
 * @param client of the Kubernetes
 * @param namespace of the pods
 */
record Containers(KubernetesClient client, String namespace) {

    private static final int TIMEOUT_SECONDS = 60;

    /** Runs the command and waits for its end. */
    CommandResult run(String pod, String container, String... command) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (ExecWatch watch = client.pods()
                .inNamespace(namespace)
                .withName(pod)
                .inContainer(container)
                .writingOutput(output)
                .writingError(errors)
                .exec(command)) {
            int exitCode = watch.exitCode().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return new CommandResult(exitCode, text(output), text(errors));
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("exec in " + pod + ": " + text(errors) + text(output), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("exec in " + pod + " was interrupted", e);
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
