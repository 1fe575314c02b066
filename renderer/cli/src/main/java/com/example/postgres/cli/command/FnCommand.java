package com.example.postgres.cli.command;

import com.example.postgres.cli.input.ClusterDocument;
import com.example.postgres.cli.input.InputReader;
import com.example.postgres.cli.input.InputText;
import com.example.postgres.cli.input.ResourceList;
import com.example.postgres.cli.input.Selection;
import com.example.postgres.cli.option.TargetOptions;
import com.example.postgres.cli.report.FunctionResults;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.RenderResult.Rendered;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.CanonicalYaml;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgc fn}. */
@Command(
        name = "fn",
        description = {
            "Run as a KRM function, in kustomize or another tool: read a ResourceList from standard input, and write it"
                    + " with the rendered objects in place of each PostgresCluster. Other items are returned unchanged.",
            "",
            "Violations are reported in results of the ResourceList. On an error the items are returned unchanged and the"
                    + " exit code is 3."
        },
        customSynopsis = "pgc fn [OPTIONS]",
        exitCodeList = "3:invalid spec",
        footer = {
            "",
            "Example, a transformer of a kustomization (kustomize build --enable-alpha-plugins --enable-exec):",
            "  apiVersion: postgres.example.com/v1alpha1",
            "  kind: Render",
            "  metadata:",
            "    name: pgc",
            "    annotations:",
            "      config.kubernetes.io/function: |",
            "        exec: {path: pgc, args: [fn, --kube-version, \"1.35\"]}"
        })
final class FnCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions targetOptions = new TargetOptions();

    private final Terminal terminal;
    private final Library library;

    FnCommand(Terminal terminal, Library library) {
        this.terminal = terminal;
        this.library = library;
    }

    @Override
    public Integer call() {
        RenderTarget target = targetOptions.target();
        InputReader.Texts texts =
                InputReader.read(terminal, List.of(InputReader.STANDARD_INPUT), false, YamlReader.MAX_BYTES_OF_SET);
        if (texts.texts().isEmpty()) {
            texts.printFailures(terminal);
            throw CommandException.io("standard input cannot be read", null);
        }
        InputText text = texts.texts().get(0);
        ResourceList list = ResourceList.read(text.name(), text.content());
        Selection selection = list.clusters(targetOptions.namespace());
        FunctionResults results = new FunctionResults();
        // Rules between clusters: the message names both.
        results.add(JsonNodeFactory.instance.objectNode(), selection.violations());
        ArrayNode items = rendered(list, target, results);
        terminal.notes(selection.notes());
        terminal.print(CanonicalYaml.write(answer(list, items, results)));
        terminal.flush();
        return (results.hasErrors() ? ExitStatus.INVALID_SPEC : ExitStatus.OK).code();
    }

    private ArrayNode rendered(ResourceList list, RenderTarget target, FunctionResults results) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        List<JsonNode> all = list.items();
        for (int i = 0; i < all.size(); i++) {
            Optional<ClusterDocument> cluster = list.cluster(i);
            if (cluster.isEmpty()) {
                items.add(all.get(i));
                continue;
            }
            RenderResult result = library.render(cluster.get().document(), target);
            results.add(all.get(i), result.violations());
            if (result instanceof Rendered done) {
                done.manifests().forEach(object -> items.add(object.tree()));
            }
        }
        return items;
    }

    /** Errors are on standard error, too: kustomize shows that, and no results. */
    private JsonNode answer(ResourceList list, ArrayNode items, FunctionResults results) {
        ObjectNode answer = (ObjectNode) list.document().root().deepCopy();
        answer.set("items", results.hasErrors() ? list.document().root().path("items") : items);
        answer.remove("results");
        if (!results.list().isEmpty()) {
            answer.set("results", results.list());
        }
        results.list().forEach(result -> {
            String name = result.at("/resourceRef/name").asText("");
            String namespace = result.at("/resourceRef/namespace").asText("");
            String message = (name.isEmpty() ? "" : (namespace.isEmpty() ? "" : namespace + "/") + name + ": ")
                    + result.path("message").asText();
            if (result.path("severity").asText().equals("error")) {
                terminal.error(message);
            } else {
                terminal.warning(message);
            }
        });
        return answer;
    }
}
