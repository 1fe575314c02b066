package com.example.postgres.operator.patroni;

import com.example.postgres.operator.observe.PodState;
import com.example.postgres.render.ClusterId;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
        CompletableFuture<Integer> overflow = new CompletableFuture<>();
        BoundedOutput output = new BoundedOutput(overflow);
        BoundedOutput errors = new BoundedOutput(overflow);
        try (ExecWatch exec = client.pods()
                .inNamespace(cluster.namespace())
                .withName(pod.name())
                .inContainer(CONTAINER)
                .writingOutput(output)
                .writingError(errors)
                .exec(command.toArray(String[]::new))) {
            int exitCode = exec.exitCode()
                    .applyToEither(overflow, code -> code)
                    .get(timeout.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
            if (exitCode != 0) {
                throw new IOException(errors.text().strip());
            }
        } catch (ExecutionException | TimeoutException | KubernetesClientException e) {
            throw new IOException("exec in " + pod.name() + ": " + e.getMessage(), e);
        }
        return response(output.text());
    }

    private static Response response(String output) throws IOException {
        int end = output.lastIndexOf('\n');
        if (end < 0) {
            throw new IOException("curl printed no status: " + output);
        }
        String status = output.substring(end + 1).strip();
        if (!status.matches("[0-9]{3}")) {
            throw new IOException("curl printed no status: " + output);
        }
        return new Response(Integer.parseInt(status), output.substring(0, end));
    }

    /** Keeps what is printed, up to a limit; what follows is lost, and the command has failed. */
    private static final class BoundedOutput extends OutputStream {

        /** The status follows the body. */
        private static final int LIMIT = MAX_BODY + 10;

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final CompletableFuture<Integer> overflow;

        private BoundedOutput(CompletableFuture<Integer> overflow) {
            this.overflow = overflow;
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int start, int length) {
            if (kept.size() + length > LIMIT) {
                overflow.completeExceptionally(new IOException("the answer is longer than " + MAX_BODY + " bytes"));
            } else {
                kept.write(octets, start, length);
            }
        }

        private String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
