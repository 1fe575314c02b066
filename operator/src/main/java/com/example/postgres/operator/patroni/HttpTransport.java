package com.example.postgres.operator.patroni;

import com.example.postgres.operator.observe.PodState;
import com.example.postgres.render.ClusterId;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Requests to the address of the pod. Certificates are not verified, as the kubelet does not in its probes: they are for the names
 * of Services, and the address comes from the API server.
 */
public final class HttpTransport implements Transport {

    private static final int PORT = 8008;
    private static final String USER = "patroni";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private final HttpClient http;
    private final BiFunction<ClusterId, PodState, String> passwords;
    private final int port;

    /** @param passwords of the REST API in a pod of a cluster */
    public HttpTransport(BiFunction<ClusterId, PodState, String> passwords) {
        this(passwords, PORT);
    }

    HttpTransport(BiFunction<ClusterId, PodState, String> passwords, int port) {
        this.passwords = passwords;
        this.port = port;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trustingEverybody())
                .build();
    }

    @Override
    public Response get(ClusterId cluster, PodState pod, String path, Duration timeout)
            throws IOException, InterruptedException {
        return send(request(pod, path).GET(), timeout);
    }

    @Override
    public Response post(ClusterId cluster, PodState pod, String path, String body, Duration timeout)
            throws IOException, InterruptedException {
        String login = USER + ":" + passwords.apply(cluster, pod);
        return send(
                request(pod, path)
                        .header("Content-Type", "application/json")
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                timeout);
    }

    private HttpRequest.Builder request(PodState pod, String path) {
        String host = pod.address().contains(":") ? "[" + pod.address() + "]" : pod.address();
        String scheme = pod.isEncrypted() ? "https://" : "http://";
        return HttpRequest.newBuilder(URI.create(scheme + host + ":" + port + path));
    }

    /** The timeout of a request of the JDK ends when the headers are there; this one includes the body. */
    private Response send(HttpRequest.Builder request, Duration timeout) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> exchange = http.sendAsync(request.build(), any -> new BoundedBody());
        try {
            HttpResponse<String> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Response(response.statusCode(), response.body());
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("no complete answer within " + timeout.toMillis() + " ms", e);
        } finally {
            // Closes the connection of an exchange that has not ended.
            exchange.cancel(true);
        }
    }

    /** Text up to a limit. A longer one closes the connection. */
    private static final class BoundedBody implements HttpResponse.BodySubscriber<String> {

        private final HttpResponse.BodySubscriber<String> text =
                HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8);
        private Flow.@Nullable Subscription subscription;
        private long left = MAX_BODY;

        @Override
        public CompletionStage<String> getBody() {
            return text.getBody();
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            text.onSubscribe(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            left -= buffers.stream().mapToLong(ByteBuffer::remaining).sum();
            if (left >= 0) {
                text.onNext(buffers);
                return;
            }
            if (subscription != null) {
                subscription.cancel();
            }
            text.onError(new IOException("the answer is longer than " + MAX_BODY + " bytes"));
        }

        @Override
        public void onError(Throwable error) {
            text.onError(error);
        }

        @Override
        public void onComplete() {
            text.onComplete();
        }
    }

    private static SSLContext trustingEverybody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustsEverybody()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has TLS", e);
        }
    }

    /** An extended one, because the JDK checks the host name for every other. */
    private static final class TrustsEverybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
