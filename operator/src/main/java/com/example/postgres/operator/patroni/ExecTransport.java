package com.example.postgres.operator.patroni;

import com.example.postgres.operator.observe.PodState;
import com.example.postgres.render.ClusterId;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs curl in the postgres container. The password stays in the pod. */
public final class ExecTransport implements Transport {

    private static final String CONTAINER = "postgres";

    /** Arguments: path, seconds. */
    private static final String GET = """
            . /scripts/patroni-api.sh
            curl -sSk --max-time "$2" --write-out '\\n%{http_code}' "$patroni$1"
            """;

    /** Arguments: path, seconds, body. The password goes through standard input, as in patroni_post. */
    private static final String POST = """
            . /scripts/patroni-api.sh
            printf 'user = "%s:%s"\\n' "$PATRONI_USER" "$(sed 's/[\\\\"]/\\\\&/g' /credentials/patroni-password)" |
              curl -sSk --config - --max-time "$2" --write-out '\\n%{http_code}' --request POST \\
                --header 'Content-Type: application/json' --data "$3" "$patroni$1"
            """;

    /** For the connection to the pod, beside the time that curl has. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final KubernetesClient client;

    public ExecTransport(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public Response get(ClusterId cluster, PodState pod, String path, Duration timeout)
            throws IOException, InterruptedException {
        return run(cluster, pod, timeout, GET, path, String.valueOf(timeout.toSeconds()));
    }

    @Override
    public Response post(ClusterId cluster, PodState pod, String path, String body, Duration timeout)
            throws IOException, InterruptedException {
        return run(cluster, pod, timeout, POST, path, String.valueOf(timeout.toSeconds()), body);
    }

    private Response run(ClusterId cluster, PodState pod, Duration timeout, String script, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "patroni"));
        command.addAll(List.of(arguments));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (ExecWatch exec = client.pods()
                .inNamespace(cluster.namespace())
                .withName(pod.name())
                .inContainer(CONTAINER)
                .writingOutput(output)
                .writingError(errors)
                .exec(command.toArray(String[]::new))) {
            int exitCode = exec.exitCode().get(timeout.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
            if (exitCode != 0) {
                throw new IOException(errors.toString(StandardCharsets.UTF_8).strip());
            }
        } catch (ExecutionException | TimeoutException | KubernetesClientException e) {
            throw new IOException("exec in " + pod.name() + ": " + e.getMessage(), e);
        }
        return response(output.toString(StandardCharsets.UTF_8));
    }

    private static Response response(String output) throws IOException {
        int end = output.lastIndexOf('\n');
        if (end < 0) {
            throw new IOException("curl printed no status: " + output);
        }
        return new Response(Integer.parseInt(output.substring(end + 1).strip()), output.substring(0, end));
    }
}
