package com.example.postgres.operator.patroni;

import com.example.postgres.operator.observe.MemberReport;
import com.example.postgres.operator.observe.PodState;
import com.example.postgres.render.ClusterId;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Patroni's REST API.
 *
 * @see <a href="https://patroni.readthedocs.io/en/latest/rest_api.html">Patroni REST API</a>
 */
public final class PatroniClient implements Patroni {

    private static final Logger LOG = LoggerFactory.getLogger(PatroniClient.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

    /** A checkpoint comes before a restart and before a switchover. */
    private static final Duration ACT_TIMEOUT = Duration.ofMinutes(2);

    /** Of an answer that is reported: it stands in the status of the cluster. */
    private static final int MAX_MESSAGE = 500;

    private final Transport transport;
    private final Consumer<Runnable> waiting;

    /** @param waiting runs, in the same thread, what may take minutes */
    public PatroniClient(Transport transport, Consumer<Runnable> waiting) {
        this.transport = transport;
        this.waiting = waiting;
    }

    @Override
    public Optional<MemberReport> report(ClusterId cluster, PodState pod) {
        if (pod.address().isEmpty()) {
            return Optional.empty();
        }
        try {
            Transport.Response response = transport.get(cluster, pod, "/patroni", READ_TIMEOUT);
            return Optional.of(MemberReport.of(JSON.readTree(response.body())));
        } catch (IOException e) {
            LOG.debug("{}: {} does not answer", cluster, pod.name(), e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void restart(ClusterId cluster, PodState pod) {
        waiting.accept(() -> post(cluster, pod, "/restart", JsonNodeFactory.instance.objectNode()));
    }

    @Override
    public void switchOver(ClusterId cluster, PodState leader, String candidate) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("leader", leader.name()).put("candidate", candidate);
        waiting.accept(() -> post(cluster, leader, "/switchover", request));
    }

    private void post(ClusterId cluster, PodState pod, String path, ObjectNode body) {
        try {
            Transport.Response response = transport.post(cluster, pod, path, body.toString(), ACT_TIMEOUT);
            if (response.status() != 200) {
                throw new PatroniException(
                        pod.name() + " answers " + path + " with " + response.status() + ": " + start(response.body()));
            }
        } catch (IOException e) {
            throw new PatroniException(
                    pod.name() + " does not answer " + path + ": " + start(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PatroniException(path + " was interrupted");
        }
    }

    private static String start(String text) {
        return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "...";
    }
}
