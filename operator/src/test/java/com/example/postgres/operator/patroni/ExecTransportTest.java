package com.example.postgres.operator.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.postgres.operator.observe.PodState;
import com.example.postgres.render.ClusterId;
import com.example.postgres.yaml.YamlReader;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExecTransportTest {

    private static final ClusterId ORDERS = new ClusterId("shop", "orders");
    private static final PodState POD = PodState.of(YamlReader.readTrusted("pod", "{metadata: {name: orders-0}}"));
    private static final int MIB = 1 << 20;

    /** What methods return whose type is a parameter. */
    private static final Map<String, Class<?>> GENERIC = Map.of(
            "inNamespace", NonNamespaceOperation.class,
            "withName", PodResource.class,
            "inContainer", ContainerResource.class);

    private OutputStream output = OutputStream.nullOutputStream();
    private boolean isClosed;

    /** What the command in the pod does. */
    private interface Command {
        void run(OutputStream output, CompletableFuture<Integer> exitCode) throws IOException;
    }

    private Transport.Response get(Command command) throws IOException, InterruptedException {
        KubernetesClient client = fake(KubernetesClient.class, command);
        return new ExecTransport(client).get(ORDERS, POD, "/patroni", Duration.ofMinutes(5));
    }

    /** A client of which every method leads to an exec of the command. */
    private <T> T fake(Class<T> type, Command command) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer(method, arguments == null ? new Object[0] : arguments, command)));
    }

    private Object answer(Method method, Object[] arguments, Command command) throws IOException {
        if (method.getName().equals("writingOutput")) {
            output = (OutputStream) arguments[0];
        }
        if (method.getName().equals("exec")) {
            CompletableFuture<Integer> exitCode = new CompletableFuture<>();
            command.run(output, exitCode);
            return Proxy.newProxyInstance(
                    ExecWatch.class.getClassLoader(), new Class<?>[] {ExecWatch.class}, (proxy, called, none) -> {
                        isClosed |= called.getName().equals("close");
                        return called.getName().equals("exitCode") ? exitCode : null;
                    });
        }
        Class<?> type = GENERIC.getOrDefault(method.getName(), method.getReturnType());
        return fake(type, command);
    }

    private static Command prints(String text) {
        return (output, exitCode) -> {
            output.write(text.getBytes(StandardCharsets.UTF_8));
            exitCode.complete(0);
        };
    }

    @Test
    void theStatusIsTheLastLine() throws Exception {
        assertThat(get(prints("{}\n\n200"))).isEqualTo(new Transport.Response(200, "{}\n"));
    }

    @Test
    void anythingElseThanAStatusIsAFailure() {
        assertThatThrownBy(() -> get(prints("{}\nnone"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get(prints("{}"))).isInstanceOf(IOException.class);
    }

    @Test
    void anEndlessAnswerIsNotRead() {
        Command endless = (output, exitCode) -> {
            for (int i = 0; i < 64; i++) {
                output.write(new byte[MIB]);
            }
        };

        assertThatThrownBy(() -> get(endless))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than " + MIB + " bytes");
        assertThat(isClosed).isTrue();
    }
}
