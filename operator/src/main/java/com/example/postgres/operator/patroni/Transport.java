package com.example.postgres.operator.patroni;

import com.example.postgres.operator.observe.PodState;
import com.example.postgres.render.ClusterId;
import java.io.IOException;
import java.time.Duration;

/**
 * Carries a request to the REST API in a pod. Inside the cluster directly; outside, where pods cannot be reached, by exec. Nothing
 * is known about what answers: the whole exchange ends with its timeout, and an answer that is too long with an exception.
 */
public interface Transport {

    /** The longest body of an answer, in bytes. Patroni's are a few kilobytes. */
    int MAX_BODY = 1 << 20;

    /**
     * Sends a request that changes nothing.
     *
     * @param path such as {@code /patroni}
     * @param timeout until the whole answer is there
     */
    Response get(ClusterId cluster, PodState pod, String path, Duration timeout)
            throws IOException, InterruptedException;

    /**
     * Sends a request that needs the password of the API.
     *
     * @param body as JSON
     * @param timeout until the whole answer is there
     */
    Response post(ClusterId cluster, PodState pod, String path, String body, Duration timeout)
            throws IOException, InterruptedException;

    /**
     * An answer of Patroni.
     *
     * @param status of HTTP
     * @param body JSON or a sentence
     */
    record Response(int status, String body) {}
}
