package com.example.postgres.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.source.SourceMap;
import com.example.postgres.source.Violation;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.YamlDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotYetRenderedTest {

    @Test
    void refusesEachFeatureByName() {
        ValidationCase everything = ValidationCase.all().get(1);

        List<String> refused = new ClusterValidator()
                .validate(everything.document(), RenderTarget.gitops()).violations().stream()
                        .filter(violation -> violation.rule().equals("feature.not-rendered"))
                        .map(Violation::fieldError)
                        .toList();

        assertThat(refused)
                .containsExactly("spec.backup.verify: Forbidden: this release does not render the restore drill yet");
    }

    @Test
    void acceptsTheSmallestSpec() {
        YamlDocument smallest =
                new YamlDocument(ValidationCase.all().get(0).cluster(), SourceMap.ofWhole("smallest"), 0);

        assertThat(new ClusterValidator()
                        .validate(smallest, RenderTarget.gitops())
                        .violations())
                .isEmpty();
    }
}
