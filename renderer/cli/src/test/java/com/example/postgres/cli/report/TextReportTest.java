package com.example.postgres.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cli.input.InputText;
import com.example.postgres.cli.terminal.Paint;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextReportTest {

    private static final InputText TEXT =
            new InputText("a.yaml", "spec:\n  replicas: 0\n".getBytes(StandardCharsets.UTF_8), true);

    private static String report(boolean isError, boolean isOn) {
        Violation warning = Violation.warning(
                        FieldPath.of("spec", "replicas"), Violation.Kind.INVALID, "replicas", 0, "must be at least 1")
                .at(new Position("a.yaml", 2, 13));
        Violation violation = isError ? warning.asError() : warning;
        return ReportFormat.TEXT.write(new Findings(List.of(TEXT), 1, List.of(violation), List.of()), new Paint(isOn));
    }

    @Test
    void thePlaceOfAnErrorIsRedOnATerminalAndThatOfAWarningYellow() {
        assertThat(report(true, true))
                .startsWith("\u001b[31ma.yaml:2:13:\u001b[0m spec.replicas: ")
                .endsWith("\n    replicas: 0\n              \u001b[31m^\u001b[0m\n");
        assertThat(report(false, true)).startsWith("\u001b[33ma.yaml:2:13:\u001b[0m warning: spec.replicas: ");
    }

    @Test
    void aFileHasNoColours() {
        assertThat(report(true, false))
                .startsWith("a.yaml:2:13: spec.replicas: ")
                .endsWith("\n    replicas: 0\n              ^\n");
    }
}
