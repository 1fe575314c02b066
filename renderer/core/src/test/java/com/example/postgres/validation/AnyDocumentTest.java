package com.example.postgres.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.source.SourceMap;
import com.example.postgres.source.Violation;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.validation.ClusterValidator.ValidationResult;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the document, there is an answer: violations or a cluster, never an exception. */
class AnyDocumentTest {

    private static final ClusterValidator VALIDATOR = new ClusterValidator();

    @Property(tries = 300)
    void answersForRandomTrees(@ForAll long seed) {
        check(DamagedClusters.randomNode(new Random(seed), 4));
    }

    @Property(tries = 1500)
    void answersForDamagedSpecs(@ForAll long seed) {
        check(DamagedClusters.cluster(new Random(seed)));
    }

    private static void check(JsonNode root) {
        Document document = new Document(root, SourceMap.ofWhole("random"), 0);
        ValidationResult result = VALIDATOR.validate(document, RenderTarget.gitops());

        boolean hasErrors = result.violations().stream().anyMatch(Violation::isError);
        assertThat(result.cluster().isPresent()).isNotEqualTo(hasErrors);
    }
}
