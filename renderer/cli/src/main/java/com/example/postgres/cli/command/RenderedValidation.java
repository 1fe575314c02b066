package com.example.postgres.cli.command;

import com.example.postgres.cli.input.InputReader;
import com.example.postgres.cli.input.InputText;
import com.example.postgres.cli.report.Findings;
import com.example.postgres.cli.report.RenderedReport;
import com.example.postgres.cli.report.ReportFormat;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
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

/** {@code pgc validate --rendered}: reads objects, proves them, reports facts and violations. */
final class RenderedValidation {

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
        violations.sort(Violation.ORDER);
        Findings findings = new Findings(texts.texts(), clusters(set), violations);
        texts.failures().forEach(terminal::error);
        terminal.print(RenderedReport.write(format, proofs, findings));
        terminal.flush();
        boolean failed = findings.errors() > 0 || (strict && findings.warnings() > 0);
        ExitStatus status = (texts.failures().isEmpty() ? ExitStatus.OK : ExitStatus.IO)
                .and(failed ? ExitStatus.INVALID_SPEC : ExitStatus.OK);
        terminal.errors()
                .println((status == ExitStatus.OK ? "proven: " : "not proven: ")
                        + Findings.count(set.objects().size(), "object") + " with " + findings.counts());
        return status;
    }

    private static ObjectSet read(List<InputText> texts, List<Violation> violations) {
        List<Document> documents = new ArrayList<>();
        for (InputText text : texts) {
            ReadResult result = YamlReader.readSet(text.name(), text.content());
            violations.addAll(result.violations());
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

    private static int clusters(ObjectSet set) {
        return (int) set.objects().stream()
                .filter(object -> !object.cluster().isEmpty())
                .map(object -> List.of(object.id().namespace(), object.cluster()))
                .distinct()
                .count();
    }
}
