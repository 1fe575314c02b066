package com.example.postgres.cli.cluster;

import com.example.postgres.cli.terminal.CommandException;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks that the context is complete. The client takes the address of a pod's own API server for one that is missing, and would
 * read another cluster than the one that was meant.
 */
final class KubeconfigContext {

    private static final String HINT = "kubectl config view shows what is in it";

    private final List<NamedContext> contexts = new ArrayList<>();
    private final List<NamedCluster> clusters = new ArrayList<>();
    private final List<NamedAuthInfo> users = new ArrayList<>();
    private Optional<String> current = Optional.empty();

    private KubeconfigContext() {}

    /** Throws if the files do not say where the API server of the context is, and who asks. */
    static void check(List<Path> files, Optional<String> wanted) throws IOException {
        KubeconfigContext found = new KubeconfigContext();
        KubernetesSerialization yaml = new KubernetesSerialization();
        for (Path file : files) {
            Optional.ofNullable(yaml.unmarshal(Files.readString(file), Config.class))
                    .ifPresent(found::add);
        }
        found.check(wanted);
    }

    private void add(Config config) {
        contexts.addAll(config.getContexts());
        clusters.addAll(config.getClusters());
        users.addAll(config.getUsers());
        current =
                current.or(() -> Optional.ofNullable(config.getCurrentContext()).filter(name -> !name.isEmpty()));
    }

    private void check(Optional<String> wanted) {
        String names = contexts.isEmpty()
                ? "none"
                : contexts.stream().map(NamedContext::getName).sorted().collect(Collectors.joining(", "));
        String name = wanted.or(() -> current)
                .orElseThrow(() -> CommandException.cluster(
                        "the kubeconfig has no current context", "choose one with --context; it has " + names));
        Context context = contexts.stream()
                .filter(named -> name.equals(named.getName()) && named.getContext() != null)
                .map(NamedContext::getContext)
                .findFirst()
                .orElseThrow(
                        () -> CommandException.cluster("the kubeconfig has no context " + name, "it has " + names));
        String server = clusters.stream()
                .filter(named -> Objects.equals(named.getName(), context.getCluster()) && named.getCluster() != null)
                .map(named -> Objects.requireNonNullElse(named.getCluster().getServer(), ""))
                .findFirst()
                .orElseThrow(() -> missing(name, "cluster", context.getCluster()));
        if (!isUrl(server)) {
            throw CommandException.cluster(
                    "the server of the context " + name + " is no URL: \"" + server + "\"", HINT);
        }
        String user = Objects.requireNonNullElse(context.getUser(), "");
        if (!user.isEmpty() && users.stream().noneMatch(named -> user.equals(named.getName()))) {
            throw missing(name, "user", user);
        }
    }

    private static CommandException missing(String context, String what, String name) {
        return CommandException.cluster(
                "the context " + context + " has the " + what + " " + (name == null ? "\"\"" : name)
                        + ", which is not in the kubeconfig",
                HINT);
    }

    /** Without a scheme the client takes http. */
    private static boolean isUrl(String server) {
        try {
            return !server.isBlank() && new URI(server.contains("://") ? server : "http://" + server).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
