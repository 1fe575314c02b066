package com.example.postgres.cli.command;

import com.example.postgres.cli.input.InputReader;
import com.example.postgres.cli.input.InputText;
import com.example.postgres.cli.plan.EngineReader;
import com.example.postgres.cli.plan.Facts;
import com.example.postgres.cli.plan.FactsReader;
import com.example.postgres.cli.plan.Policy;
import com.example.postgres.cli.plan.PolicyReader;
import com.example.postgres.cli.report.Findings;
import com.example.postgres.cli.report.ReportFormat;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.plan.engine.Engine;
import com.example.postgres.source.Violation;
import com.example.postgres.yaml.YamlReader;
import java.util.List;

/**
 * The files beside the manifests that a plan depends on. A file that is not valid ends the command, after its problems are
 * printed.
 *
 * @param terminal of the command
 */
record PlanFiles(Terminal terminal) {

    Policy policy(String file) {
        InputText text = text("--policy", file);
        PolicyReader.Found found = PolicyReader.read(file, text.content());
        refuse("--policy", text, found.violations());
        return found.policy();
    }

    Facts facts(String file) {
        InputText text = text("--facts", file);
        FactsReader.Found found = FactsReader.read(file, text.content());
        refuse("--facts", text, found.violations());
        return found.facts().orElseThrow();
    }

    Engine engine(String file) {
        InputText text = text("--engine", file);
        EngineReader.Found found = EngineReader.read(file, text.content());
        refuse("--engine", text, found.violations());
        return found.engine().orElseThrow();
    }

    private InputText text(String option, String file) {
        InputReader.Texts texts = InputReader.read(terminal, List.of(file), false, YamlReader.MAX_BYTES);
        if (texts.texts().size() != 1 || !texts.failures().isEmpty()) {
            texts.printFailures(terminal);
            throw CommandException.io(option + ": " + file + " is not a file that can be read", null);
        }
        return texts.texts().get(0);
    }

    private void refuse(String option, InputText text, List<Violation> violations) {
        if (!violations.isEmpty()) {
            terminal.errors()
                    .print(ReportFormat.TEXT.write(
                            new Findings(List.of(text), 0, violations, List.of()), terminal.errorPaint()));
            throw CommandException.invalid(option + ": the file is not valid, nothing was planned", null);
        }
    }
}
