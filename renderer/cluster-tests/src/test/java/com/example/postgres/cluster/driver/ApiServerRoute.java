package com.example.postgres.cluster.driver;

import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to the API server that one process takes and that can be cut for this process alone. */
public final class ApiServerRoute implements AutoCloseable {

    private static final int BUFFER_BYTES = 65536;

    /** What the process sees of a server that is away. */
    public enum Cut {
        /** Packets are lost: no answer, and connections stay open. */
        SILENT,
        /** Nothing listens: connections are closed, new ones too. */
        CLOSED
    }

    private enum State {
        OPEN,
        SILENT,
        CLOSED
    }

    private final URL server;
    private final ServerSocket listener;
    private final Path kubeconfig;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Object monitor = new Object();
    private State state = State.OPEN;

    private ApiServerRoute(TestNamespace namespace) throws IOException {
        server = namespace.kubernetes().client().getMasterUrl();
        listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        kubeconfig = Files.createTempFile("kubeconfig", ".yaml");
        kubeconfig.toFile().deleteOnExit();
        Files.writeString(
                kubeconfig,
                through(
                        listener.getLocalPort(),
                        Files.readString(OperatorAccount.in(namespace).kubeconfig())));
    }

    /** Opens one for an operator of the namespace. */
    public static ApiServerRoute open(TestNamespace namespace) {
        try {
            ApiServerRoute route = new ApiServerRoute(namespace);
            route.threads.execute(route::accept);
            return route;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The certificate of the server does not name this way to it. */
    private static String through(int port, String kubeconfig) {
        Config config = Serialization.unmarshal(kubeconfig, Config.class);
        for (NamedCluster named : config.getClusters()) {
            Cluster cluster = named.getCluster();
            cluster.setServer("https://127.0.0.1:" + port);
            cluster.setCertificateAuthority(null);
            cluster.setCertificateAuthorityData(null);
            cluster.setInsecureSkipTlsVerify(true);
        }
        return Serialization.asYaml(config);
    }

    /** With which a process takes this way. */
    Path kubeconfig() {
        return kubeconfig;
    }

    /** Takes the server away. */
    public void cut(Cut kind) {
        become(kind == Cut.SILENT ? State.SILENT : State.CLOSED);
        if (kind == Cut.CLOSED) {
            sockets.forEach(ApiServerRoute::close);
        }
    }

    /** Brings it back: what was sent meanwhile arrives, as TCP sends it again. */
    public void heal() {
        become(State.OPEN);
    }

    private void become(State next) {
        synchronized (monitor) {
            state = next;
            monitor.notifyAll();
        }
    }

    /** Whether packets may pass; waits while they are lost. */
    private boolean isOpen() throws InterruptedException {
        synchronized (monitor) {
            while (state == State.SILENT) {
                monitor.wait();
            }
            return state == State.OPEN;
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                sockets.add(client);
                threads.execute(() -> connect(client));
            }
        } catch (IOException e) {
            // The listener is closed.
        }
    }

    private void connect(Socket client) {
        try {
            if (!isOpen()) {
                close(client);
                return;
            }
            Socket remote = new Socket(server.getHost(), server.getPort());
            sockets.add(remote);
            threads.execute(() -> pass(client, remote));
            pass(remote, client);
        } catch (IOException e) {
            close(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int length = in.read(buffer); length >= 0 && isOpen(); length = in.read(buffer)) {
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            // One side is gone, so the other one goes, too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sockets.remove(from);
        close(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
        sockets.forEach(ApiServerRoute::close);
    }
}
