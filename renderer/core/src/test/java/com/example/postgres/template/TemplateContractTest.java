package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.catalogue.TemplateSet;
import com.example.postgres.template.TemplateContract.Use;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateContractTest {

    @Test
    void everyNameInATemplateIsAComponentOfItsViewAndTheReverse() {
        List<Use> uses = TemplateSet.current()
                .templates()
                .map(entry -> new Use(entry.template(), entry.viewType()))
                .toList();

        assertThat(TemplateContract.findings(TemplateFiles.readAll(), uses)).isEmpty();
    }

    @Test
    void findsTheTemplatesOfTheProject() {
        assertThat(TemplateFiles.readAll()).containsKeys("patroni/statefulset.yaml", "_partials/metadata");
    }
}
