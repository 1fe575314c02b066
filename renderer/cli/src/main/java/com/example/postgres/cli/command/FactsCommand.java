package com.example.postgres.cli.command;

import com.example.postgres.cli.cluster.ApiServer;
import com.example.postgres.cli.cluster.FactsCollector;
import com.example.postgres.cli.option.ClusterOptions;
import com.example.postgres.cli.option.OptionValues;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.yaml.CanonicalYaml;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pgc facts}. */
@Command(
        name = "facts",
        description = {
            "Print facts about the running cluster for pgc plan --facts: the version of Kubernetes, nodes, storage classes,"
                    + " the render target that the operator uses for each PostgresCluster, and its members with their"
                    + " roles, states, QoS classes and images. Reads nodes, storage classes, pods and PostgresClusters."
                    + " Reads no Secrets.",
            "",
            "pgc plan --facts FILE uses them instead of assumptions."
        },
        customSynopsis = "pgc facts [OPTIONS]",
        exitCodeList = "6:the running cluster could not be reached, or refused the request",
        footer = {"", "Example:", "  pgc facts > facts.yaml && pgc plan OLD NEW --facts facts.yaml"})
final class FactsCommand implements Callable<Integer> {

    /** The formats. */
    enum Format {
        YAML,
        JSON
    }

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            converter = OptionValues.NotEmpty.class,
            description = "Namespace of the PostgresClusters (default: all).")
    private String namespace = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "yaml|json",
            defaultValue = "yaml",
            description = "Format (default: ${DEFAULT-VALUE}).")
    private Format format = Format.YAML;

    private final Terminal terminal;

    FactsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (ApiServer server = cluster.connect(terminal)) {
            JsonNode facts = new FactsCollector(server).collect(namespace);
            terminal.print(format == Format.JSON ? facts.toPrettyString() + "\n" : CanonicalYaml.write(facts));
            terminal.flush();
            return 0;
        }
    }
}
