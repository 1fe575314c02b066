package com.example.postgres.cli.cluster;

import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.IoReason;
import com.example.postgres.cli.terminal.Terminal;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds and reads the kubeconfig. */
final class Kubeconfig {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration REQUEST = Duration.ofSeconds(60);

    private static final Pattern PLACE = Pattern.compile("line:? (\\d+), column:? (\\d+)");

    private Kubeconfig() {}

    static Config read(Terminal terminal, Optional<String> kubeconfig, Optional<String> context) {
        Config config;
        try {
            config = kubeconfig.isPresent()
                    ? ofFile(terminal.resolve(kubeconfig.get()), context)
                    : ofEnvironment(terminal, context);
        } catch (CommandException e) {
            throw e;
        } catch (IOException e) {
            throw CommandException.cluster("the kubeconfig cannot be read: " + IoReason.of(e), null);
        } catch (RuntimeException e) { // also those of the parser that the client uses
            throw CommandException.cluster(
                    "the kubeconfig cannot be read: " + problem(e), "kubectl config view shows what is in it");
        }
        config.setConnectionTimeout((int) CONNECT.toMillis());
        config.setRequestTimeout((int) REQUEST.toMillis());
        config.setRequestRetryBackoffLimit(1);
        // Over HTTP/2 the API server closes the connection on wrong credentials, before the client reads the answer.
        config.setHttp2Disable(true);
        return config;
    }

    /** Without the message of the parser: it cites the line, which may hold a token. */
    private static String problem(RuntimeException failure) {
        Matcher place = PLACE.matcher(String.valueOf(failure.getMessage()));
        return "it is no valid kubeconfig"
                + (place.find() ? " (line " + place.group(1) + ", column " + place.group(2) + ")" : "");
    }

    private static Config ofFile(Path file, Optional<String> context) throws IOException {
        if (!isReadable(file)) {
            throw CommandException.cluster(
                    "--kubeconfig: there is no file " + file + " that can be read", "give the path of a kubeconfig");
        }
        KubeconfigContext.check(List.of(file), context);
        return Config.fromKubeconfig(context.orElse(null), file.toFile());
    }

    private static Config ofEnvironment(Terminal terminal, Optional<String> context) throws IOException {
        String variable = terminal.environment("KUBECONFIG");
        Stream<String> names = variable.isEmpty()
                ? Stream.of(terminal.environment("HOME") + "/.kube/config")
                : Stream.of(variable.split(File.pathSeparator, -1));
        boolean isInPod = !terminal.environment("KUBERNETES_SERVICE_HOST").isEmpty();
        List<Path> files = names.filter(name -> !name.isEmpty())
                .map(terminal::resolve)
                .filter(Kubeconfig::isReadable)
                .toList();
        if (files.isEmpty() && !isInPod) {
            throw CommandException.cluster(
                    "there is no kubeconfig: " + (variable.isEmpty() ? "~/.kube/config" : variable) + " cannot be read",
                    "set KUBECONFIG, or give a file with --kubeconfig");
        }
        if (!files.isEmpty()) {
            KubeconfigContext.check(files, context);
        }
        return Config.autoConfigure(context.orElse(null));
    }

    private static boolean isReadable(Path file) {
        return Files.isReadable(file) && !Files.isDirectory(file);
    }
}
