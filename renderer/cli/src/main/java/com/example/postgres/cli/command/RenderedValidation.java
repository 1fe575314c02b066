package com.example.postgres.cli.command;

import com.example.postgres.cli.input.InputReader;
import com.example.postgres.cli.input.InputText;
import com.example.postgres.cli.output.LostObjects;
import com.example.postgres.cli.report.Findings;
import com.example.postgres.cli.report.RenderedReport;
import com.example.postgres.cli.report.ReportFormat;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.model.Labels;
import com.example.postgres.object.ObjectReader;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.proof.ProofReport;
import com.example.postgres.proof.Proofs;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.ReadResult;
import com.example.postgres.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code pgc validate --rendered}: reads objects, proves them, reports facts and violations. */
final class RenderedValidation {

    /** What Kubernetes reads in its own way; only in objects of a cluster must every value be readable. */
    private static final Set<String> READ_BY_KUBERNETES =
            Set.of("yaml.alias", "yaml.ambiguous-scalar", "yaml.key", "yaml.merge-key", "yaml.number", "yaml.tag");

    private final Terminal terminal;
    private final ReportFormat format;
    private final boolean strict;

    RenderedValidation(Terminal terminal, ReportFormat format, boolean strict) {
        this.terminal = terminal;
        this.format = format;
        this.strict = strict;
    }

    ExitStatus run(List<String> arguments) {
        InputReader.Texts texts = InputReader.read(terminal, arguments, true, YamlReader.MAX_BYTES_OF_SET);
        List<Violation> violations = new ArrayList<>();
        ObjectSet set = read(texts.texts(), violations);
        ProofReport proofs = Proofs.of(set);
        violations.addAll(proofs.findings());
        LostObjects lost = LostObjects.of(terminal, arguments, set);
        violations.addAll(lost.violations());
        violations.sort(Violation.ORDER);
        List<InputText> read = new ArrayList<>(texts.texts());
        read.addAll(lost.inventories());
        Findings findings = new Findings(read, clusters(set), violations, texts.failures()).strictly(strict);
        texts.printFailures(terminal);
        terminal.print(RenderedReport.write(format, proofs, findings, terminal.paint()));
        terminal.flush();
        ExitStatus status = (texts.failures().isEmpty() ? ExitStatus.OK : ExitStatus.IO)
                .and(findings.areValid() ? ExitStatus.OK : ExitStatus.INVALID_SPEC);
        terminal.summary((status == ExitStatus.OK ? "proven: " : "not proven: ")
                + Findings.count(set.objects().size(), "object") + " with " + findings.counts());
        return status;
    }

    private static ObjectSet read(List<InputText> texts, List<Violation> violations) {
        List<Document> documents = new ArrayList<>();
        for (InputText text : texts) {
            ReadResult result = YamlReader.readSet(text.name(), text.content());
            result.violations().stream()
                    .map(violation -> READ_BY_KUBERNETES.contains(violation.rule()) && isForeign(result, violation)
                            ? violation.asWarning()
                            : violation)
                    .forEach(violations::add);
            documents.addAll(result.documents());
        }
        ObjectReader.Found found = ObjectReader.read(documents);
        violations.addAll(found.violations());
        if (found.set().objects().isEmpty() && violations.isEmpty() && !texts.isEmpty()) {
            violations.add(Violation.error(
                            FieldPath.ROOT,
                            Kind.REQUIRED,
                            "object.none",
                            null,
                            "the files contain no Kubernetes object")
                    .at(Position.of(texts.get(0).name())));
        }
        return found.set();
    }

    /** Whether the document with the violation belongs to no PostgresCluster. */
    private static boolean isForeign(ReadResult result, Violation violation) {
        return result.documents().stream()
                .filter(document -> document.sources().locate(FieldPath.ROOT).line()
                        <= violation.position().line())
                .reduce((earlier, later) -> later)
                .filter(document -> !isOfCluster(document))
                .isPresent();
    }

    /** Whether the document, or an item of the List that it is, belongs to a PostgresCluster. */
    private static boolean isOfCluster(Document document) {
        return document.root().findValues("labels").stream().anyMatch(labels -> labels.has(Labels.CLUSTER));
    }

    private static int clusters(ObjectSet set) {
        return (int) set.objects().stream()
                .filter(object -> !object.cluster().isEmpty())
                .map(object -> List.of(object.id().namespace(), object.cluster()))
                .distinct()
                .count();
    }
}
