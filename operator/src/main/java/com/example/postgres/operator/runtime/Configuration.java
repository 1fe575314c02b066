package com.example.postgres.operator.runtime;

import com.example.postgres.target.ImageRole;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How the operator runs. Each setting is a flag, {@code --watch-namespaces=shop,payments}, or a variable of the environment, {@code
 * WATCH_NAMESPACES}; the flag wins.
 *
 * @param watchNamespaces namespaces that are watched; empty for all
 * @param leaderElection whether only one of several replicas works; default true
 * @param namespace of the operator, where its Lease is; default {@value #DEFAULT_NAMESPACE}
 * @param identity name of this replica; default the name of the host with a random end
 * @param port of metrics and health; default {@value #DEFAULT_PORT}
 * @param workers the number of clusters that are worked on at the same time; default {@value #DEFAULT_WORKERS}
 * @param isOutside whether pods cannot be reached, so that Patroni is called by exec; default whether the process is outside of
 *     Kubernetes
 * @param images references that replace those of the image table, by role
 * @param registry host that replaces the one of the image table's references; empty to keep them
 */
public record Configuration(
        Set<String> watchNamespaces,
        boolean leaderElection,
        String namespace,
        String identity,
        int port,
        int workers,
        boolean isOutside,
        Map<ImageRole, String> images,
        Optional<String> registry) {

    static final String DEFAULT_NAMESPACE = "postgres-operator-system";
    static final int DEFAULT_PORT = 8080;
    static final int DEFAULT_WORKERS = 4;

    private static final Set<String> SETTINGS = Set.of(
            "WATCH_NAMESPACES",
            "LEADER_ELECTION",
            "POD_NAMESPACE",
            "POD_NAME",
            "PORT",
            "WORKERS",
            "PATRONI_ACCESS",
            "REGISTRY");

    public Configuration {
        watchNamespaces = Set.copyOf(watchNamespaces);
        images = Map.copyOf(images);
    }

    /**
     * The configuration of a process.
     *
     * @throws IllegalArgumentException with a message for the user if a flag is unknown or a value has the wrong form
     */
    public static Configuration of(String[] flags, Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(environment);
        for (String flag : flags) {
            settings.putAll(setting(flag));
        }
        String access = settings.getOrDefault("PATRONI_ACCESS", "");
        return new Configuration(
                list(settings.getOrDefault("WATCH_NAMESPACES", "")),
                isTrue(settings, "LEADER_ELECTION", true),
                settings.getOrDefault("POD_NAMESPACE", DEFAULT_NAMESPACE),
                identity(settings.getOrDefault("POD_NAME", "")),
                number(settings, "PORT", DEFAULT_PORT),
                number(settings, "WORKERS", DEFAULT_WORKERS),
                access.isEmpty() ? !environment.containsKey("KUBERNETES_SERVICE_HOST") : access.equals("exec"),
                images(settings),
                Optional.ofNullable(settings.get("REGISTRY")).filter(host -> !host.isEmpty()));
    }

    /** Replicas with the same name would all lead, and names of hosts may be equal. */
    private static String identity(String podName) {
        return podName.isEmpty() ? hostName() + "_" + UUID.randomUUID() : podName;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "local";
        }
    }

    private static Map<String, String> setting(String flag) {
        int equals = flag.indexOf('=');
        if (!flag.startsWith("--") || equals < 0) {
            throw new IllegalArgumentException(flag + ": a flag has the form --name=value");
        }
        String name = flag.substring(2, equals).replace('-', '_').toUpperCase(Locale.ROOT);
        if (!SETTINGS.contains(name) && !imageSettings().contains(name)) {
            throw new IllegalArgumentException(flag + ": there is no such flag");
        }
        return Map.of(name, flag.substring(equals + 1));
    }

    private static Set<String> imageSettings() {
        return Arrays.stream(ImageRole.values())
                .map(Configuration::imageSetting)
                .collect(Collectors.toSet());
    }

    private static String imageSetting(ImageRole role) {
        return role.name() + "_IMAGE";
    }

    private static Map<ImageRole, String> images(Map<String, String> settings) {
        Map<ImageRole, String> images = new EnumMap<>(ImageRole.class);
        for (ImageRole role : ImageRole.values()) {
            String image = settings.getOrDefault(imageSetting(role), "");
            if (!image.isEmpty()) {
                images.put(role, image);
            }
        }
        return images;
    }

    private static Set<String> list(String text) {
        Set<String> items = new HashSet<>();
        for (String item : text.split(",", -1)) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return items;
    }

    private static boolean isTrue(Map<String, String> settings, String name, boolean otherwise) {
        String text = settings.getOrDefault(name, "").toLowerCase(Locale.ROOT);
        if (!Set.of("", "true", "false").contains(text)) {
            throw new IllegalArgumentException(name + ": " + text + " is neither true nor false");
        }
        return text.isEmpty() ? otherwise : text.equals("true");
    }

    private static int number(Map<String, String> settings, String name, int otherwise) {
        String text = settings.getOrDefault(name, "");
        try {
            return text.isEmpty() ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": " + text + " is no number", e);
        }
    }
}
