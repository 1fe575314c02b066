package com.example.postgres.cluster.driver;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A pod between the members and an object store that answers 500 to a share of the requests. */
public final class UnreliableStore {

    private static final String NAME = "unreliable";
    private static final int PORT = 9000;
    private static final int READY_SECONDS = 120;

    /** The signature of a request covers its Host header, so that goes on as it came. */
    private static final String PROXY = """
            import http.client, http.server, random, sys

            class Proxy(http.server.BaseHTTPRequestHandler):
                protocol_version = "HTTP/1.1"

                def answer(self):
                    body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                    with open("/tmp/percent") as share:
                        failing = random.randrange(100) < int(share.read())
                    headers, data = [], b"<Error><Code>InternalError</Code></Error>"
                    status = 500
                    if not failing:
                        upstream = http.client.HTTPConnection(sys.argv[1], timeout=60)
                        upstream.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
                        for name, value in self.headers.items():
                            upstream.putheader(name, value)
                        upstream.endheaders(body)
                        answer = upstream.getresponse()
                        status, headers, data = answer.status, answer.getheaders(), answer.read()
                        upstream.close()
                    print(status, flush=True)
                    self.send_response_only(status)
                    length = str(len(data))
                    for name, value in headers:
                        if name.lower() == "content-length" and self.command == "HEAD":
                            length = value
                        if name.lower() not in ("transfer-encoding", "connection", "content-length"):
                            self.send_header(name, value)
                    self.send_header("Content-Length", length)
                    self.end_headers()
                    if self.command != "HEAD":
                        self.wfile.write(data)

                do_GET = do_PUT = do_HEAD = do_POST = do_DELETE = answer

                def log_message(self, *arguments):
                    pass

            http.server.ThreadingHTTPServer(("", 9000), Proxy).serve_forever()
            """;

    private final TestNamespace namespace;
    private final ObjectStore store;

    private UnreliableStore(TestNamespace namespace, ObjectStore store) {
        this.namespace = namespace;
        this.store = store;
    }

    /** Starts it; at first every request goes through. */
    public static UnreliableStore start(TestNamespace namespace, ObjectStore store) {
        Map<String, String> labels = Map.of("app", NAME);
        Container container = RestrictedPod.container(
                        namespace,
                        NAME,
                        "/bin/sh",
                        "-c",
                        "echo 0 >/tmp/percent; exec python3 -c \"$0\" \"$1\"",
                        PROXY,
                        URI.create(store.endpoint()).getAuthority())
                .withNewReadinessProbe()
                .withNewTcpSocket()
                .withNewPort(PORT)
                .endTcpSocket()
                .endReadinessProbe()
                .build();
        Pod pod = RestrictedPod.of(namespace, NAME, labels, container).build();
        Service service = new ServiceBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(namespace.name())
                .endMetadata()
                .withNewSpec()
                .withSelector(labels)
                .addNewPort()
                .withPort(PORT)
                .withTargetPort(new IntOrString(PORT))
                .endPort()
                .endSpec()
                .build();
        namespace.kubernetes().client().resource(service).create();
        Pod created = namespace.kubernetes().client().resource(pod).create();
        namespace.kubernetes().client().resource(created).waitUntilReady(READY_SECONDS, TimeUnit.SECONDS);
        return new UnreliableStore(namespace, store);
    }

    /** The store as it is reached through this one. */
    public ObjectStore store() {
        String endpoint = "http://" + NAME + "." + namespace.name() + ".svc:" + PORT;
        return new ObjectStore(endpoint, store.bucket(), store.accessKey(), store.secretKey());
    }

    /** From now on that many of a hundred requests fail. */
    public void fail(int percent) {
        new Containers(namespace.kubernetes().client(), namespace.name())
                .run(NAME, NAME, "/bin/sh", "-c", "echo " + percent + " >/tmp/percent")
                .text();
    }

    /** Count of the requests that failed. */
    public long failures() {
        return namespace
                .kubernetes()
                .client()
                .pods()
                .inNamespace(namespace.name())
                .withName(NAME)
                .getLog()
                .lines()
                .filter("500"::equals)
                .count();
    }
}
