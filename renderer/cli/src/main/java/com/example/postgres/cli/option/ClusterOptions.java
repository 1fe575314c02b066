package com.example.postgres.cli.option;

import com.example.postgres.cli.cluster.ApiServer;
import com.example.postgres.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which running cluster a command is about; the options are named as those of kubectl. */
public final class ClusterOptions {

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            converter = OptionValues.NotEmpty.class,
            description = "Kubeconfig of the running cluster (default: KUBECONFIG, then ~/.kube/config).")
    private @Nullable String kubeconfig;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            converter = OptionValues.NotEmpty.class,
            description = "Context in the kubeconfig (default: its current context).")
    private @Nullable String context;

    /** Whether any of them was given. */
    public boolean areGiven() {
        return kubeconfig != null || context != null;
    }

    /** Connects to the cluster. */
    public ApiServer connect(Terminal terminal) {
        return ApiServer.connect(terminal, Optional.ofNullable(kubeconfig), Optional.ofNullable(context));
    }

    /** The same for kubectl. */
    List<String> kubectlOptions() {
        List<String> options = new ArrayList<>();
        if (kubeconfig != null) {
            options.add("--kubeconfig=" + kubeconfig);
        }
        if (context != null) {
            options.add("--context=" + context);
        }
        return options;
    }
}
