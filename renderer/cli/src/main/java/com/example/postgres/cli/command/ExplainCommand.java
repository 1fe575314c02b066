package com.example.postgres.cli.command;

import com.example.postgres.cli.explain.FieldEffects;
import com.example.postgres.cli.explain.FieldReference;
import com.example.postgres.cli.explain.ObjectExplanation;
import com.example.postgres.cli.input.ClusterDocument;
import com.example.postgres.cli.input.InputReader;
import com.example.postgres.cli.input.InputText;
import com.example.postgres.cli.option.TargetOptions;
import com.example.postgres.cli.report.Findings;
import com.example.postgres.cli.report.ReportFormat;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectId;
import com.example.postgres.object.ObjectReader;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.RenderResult.Rendered;
import com.example.postgres.render.Renderer;
import com.example.postgres.source.Violation;
import com.example.postgres.syntax.NearestName;
import com.example.postgres.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pgc explain}. */
@Command(
        name = "explain",
        description = {
            "Explain a field of a PostgresCluster: its meaning, the fields in it, what a change does to a running cluster,"
                    + " and which lines of which objects it reaches.",
            "",
            "Or explain a rendered object, a value in it, or a line of a rendered file: which line of which template prints"
                    + " it, and which fields of the spec reach it. That needs the SPEC, and the options it is rendered with."
        },
        customSynopsis = {
            "pgc explain [-R] FIELD",
            "pgc explain [OPTIONS] KIND/NAME SPEC",
            "pgc explain [OPTIONS] KIND/NAME:PATH SPEC",
            "pgc explain [OPTIONS] FILE:LINE SPEC"
        },
        exitCodeList = "3:invalid spec",
        footer = {
            "",
            "Select a list item in PATH by index ([0]), by key ([name=postgres]) or by key value ([postgres]).",
            "",
            "Examples:",
            "  pgc explain spec.backup.retention",
            "  pgc explain spec.tls --recursive",
            "  pgc explain statefulset/orders orders.yaml",
            "  pgc explain 'statefulset/orders:spec.template.spec.containers[postgres].resources' orders.yaml",
            "  pgc explain 'configmap/orders-patroni:data[patroni.yml].restapi' orders.yaml",
            "  pgc explain rendered/statefulset-orders.yaml:57 orders.yaml"
        })
final class ExplainCommand implements Callable<Integer> {

    private static final Pattern FILE_LINE = Pattern.compile("(.+):([0-9]{1,9})");
    private static final Pattern OBJECT = Pattern.compile("([A-Za-z][A-Za-z0-9.]*/[^/:\\[\\]]+)(?::(.*))?");

    @Parameters(
            index = "0",
            paramLabel = "FIELD|OBJECT",
            description = {
                "The path of a field, such as spec.backup; an object, such as statefulset/orders, with a path in it after a"
                        + " colon; or a line of a rendered file, such as statefulset-orders.yaml:57."
            })
    private String subject = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "SPEC",
            description = "Files or directories with the PostgresCluster of the object, or - for standard input.")
    private List<String> specs = new ArrayList<>();

    @Option(
            names = {"-R", "--recursive"},
            description = "Include the fields of nested fields.")
    private boolean recursive;

    @Mixin
    private TargetOptions targetOptions = new TargetOptions();

    private final Terminal terminal;
    private final Library library;

    ExplainCommand(Terminal terminal, Library library) {
        this.terminal = terminal;
        this.library = library;
    }

    @Override
    public Integer call() {
        Matcher line = FILE_LINE.matcher(subject);
        Matcher object = OBJECT.matcher(subject);
        if (line.matches()) {
            terminal.print(ofLine(line.group(1), Integer.parseInt(line.group(2))));
        } else if (object.matches()) {
            ObjectExplanation explanation = explanation(id -> isNamed(id, object.group(1)), object.group(1));
            String path = object.group(2);
            terminal.print(path == null || path.isEmpty() ? explanation.ofAllLines() : explanation.ofPath(path));
        } else {
            terminal.print(ofField());
        }
        terminal.flush();
        return 0;
    }

    private String ofField() {
        if (!specs.isEmpty()) {
            throw CommandException.usage(
                    "a SPEC explains objects, and " + subject + " is a field",
                    "an object is KIND/NAME, such as statefulset/orders");
        }
        FieldReference field =
                FieldReference.ofCrd(Renderer.customResourceDefinition()).find(subject);
        return field.describe(recursive) + new FieldEffects(field.path()).describe();
    }

    private static boolean isNamed(ObjectId id, String wanted) {
        return id.toString().equalsIgnoreCase(wanted) || id.resourceName().equalsIgnoreCase(wanted);
    }

    private String ofLine(String file, int line) {
        InputReader.Texts texts = InputReader.read(terminal, List.of(file), false, YamlReader.MAX_BYTES_OF_SET);
        if (texts.texts().size() != 1 || !texts.failures().isEmpty()) {
            texts.printFailures(terminal);
            throw CommandException.io(file + " is not a file that can be read", null);
        }
        InputText text = texts.texts().get(0);
        KubernetesObject found = null;
        for (KubernetesObject object : ObjectReader.read(
                        YamlReader.readSet(file, text.content()).documents())
                .set()) {
            if (object.sources().locate(object.path()).line() <= line) {
                found = object;
            }
        }
        if (found == null || line > text.lineCount()) {
            throw CommandException.usage(
                    "there is no line of an object at " + subject,
                    "it has " + Findings.count(text.lineCount(), "line") + "; is it a rendered file?");
        }
        ObjectId wanted = found.id();
        return explanation(id -> id.equals(wanted), wanted.toString()).ofLine(found, line);
    }

    /** What was rendered of the one object. */
    private ObjectExplanation explanation(Predicate<ObjectId> isWanted, String name) {
        if (specs.isEmpty()) {
            throw CommandException.usage(
                    "the spec is missing", "add the file with the PostgresCluster: pgc explain '" + subject + "' FILE");
        }
        List<ObjectExplanation> found = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> clusters = new ArrayList<>();
        for (ClusterDocument document : documents()) {
            Rendered rendered = rendered(document);
            rendered.manifests().forEach(object -> {
                names.add(object.toString());
                if (isWanted.test(object.id())) {
                    clusters.add(rendered.cluster().toString());
                    found.add(new ObjectExplanation(
                            object,
                            library.sources(rendered.model(), object),
                            document.document().root()));
                }
            });
        }
        if (found.isEmpty()) {
            throw CommandException.usage(
                    "no " + name + " is rendered from " + String.join(", ", specs),
                    NearestName.of(name, names)
                            .map(nearest -> "did you mean " + nearest + "?")
                            .orElse("pgc render -o name lists the objects; pass the same options"));
        }
        if (found.size() > 1) {
            throw CommandException.usage(
                    name + " is rendered for " + String.join(" and ", clusters), "name the file of one of them");
        }
        return found.get(0);
    }

    private List<ClusterDocument> documents() {
        ClusterInput input = ClusterInput.read(terminal, specs, true, targetOptions.namespace());
        refuse(input.texts().texts(), input.selection().violations());
        if (!input.texts().failures().isEmpty()) {
            input.texts().printFailures(terminal);
            throw CommandException.io("nothing was explained", null);
        }
        return input.selection().clusters();
    }

    private Rendered rendered(ClusterDocument document) {
        RenderResult result = library.render(document.document(), targetOptions.target());
        if (result instanceof Rendered rendered) {
            return rendered;
        }
        refuse(List.of(document.text()), result.violations());
        throw new IllegalStateException("refused without an error");
    }

    private void refuse(List<InputText> texts, List<Violation> violations) {
        if (violations.stream().anyMatch(Violation::isError)) {
            terminal.errors()
                    .print(ReportFormat.TEXT.write(
                            new Findings(texts, 0, violations, List.of()), terminal.errorPaint()));
            throw CommandException.invalid("nothing was explained: the spec is invalid", null);
        }
    }
}
