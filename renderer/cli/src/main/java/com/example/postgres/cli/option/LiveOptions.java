package com.example.postgres.cli.option;

import com.example.postgres.cli.cluster.ApiServer;
import com.example.postgres.cli.cluster.OperatedCluster;
import com.example.postgres.cli.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which PostgresCluster a command is about. */
public final class LiveOptions {

    @Parameters(
            paramLabel = "NAME",
            arity = "1",
            converter = OptionValues.NotEmpty.class,
            description = "Name of the PostgresCluster.")
    private String name = "";

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            converter = OptionValues.NotEmpty.class,
            description = "Its namespace (default: that of the context).")
    private @Nullable String namespace;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    /** Connects to the cluster. */
    public ApiServer connect(Terminal terminal) {
        return cluster.connect(terminal);
    }

    /** The PostgresCluster. */
    public OperatedCluster find(ApiServer server) {
        return new OperatedCluster(server, Optional.ofNullable(namespace), name);
    }

    /** The options with which kubectl connects to the same cluster. */
    public List<String> kubectlOptions() {
        return cluster.kubectlOptions();
    }
}
