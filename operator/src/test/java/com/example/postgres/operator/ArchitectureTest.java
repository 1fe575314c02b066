package com.example.postgres.operator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.example.postgres.operator.runtime.Main;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What decides is pure, and packages look left only. */
class ArchitectureTest {

    private static final String ROOT = "com.example.postgres.operator.";

    /** A package uses only those before it. */
    private static final List<String> ORDER = List.of(
            "kubernetes",
            "observe",
            "patroni",
            "resize",
            "change",
            "certificate",
            "apply",
            "status",
            "watch",
            "reconcile",
            "runtime");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void packagesLookLeftOnly() {
        for (int i = 0; i < ORDER.size() - 1; i++) {
            String[] later = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(name -> ROOT + name)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ORDER.get(i))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(later))
                    .check(CLASSES);
        }
    }

    @Test
    void whatDecidesCallsNobodyAndReadsNoClock() {
        noClasses()
                .that(resideInAnyPackage(
                        ROOT + "observe", ROOT + "resize", ROOT + "change", ROOT + "certificate", ROOT + "status"))
                .and()
                .doNotHaveSimpleName("Executor")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.fabric8.kubernetes.client..", "java.net..", "java.nio.file..")
                                .or(nameMatching("java\\.lang\\.(System|Thread|ProcessBuilder)")))
                .orShould()
                .callMethod(Instant.class, "now")
                .check(CLASSES);
    }

    @Test
    void onlyTheEdgesKnowTheClientOfKubernetes() {
        noClasses()
                .that(resideInAnyPackage(ROOT + "apply", ROOT + "reconcile"))
                .should()
                .dependOnClassesThat(resideInAPackage("io.fabric8.kubernetes.client.."))
                .check(CLASSES);
    }

    @Test
    void onlyWhatIssuesCertificatesLoadsTheirLibrary() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Issuance")
                .should()
                .dependOnClassesThat(resideInAPackage("org.bouncycastle.."))
                .check(CLASSES);
    }

    @Test
    void theOperatorHasNoManifestOfItsOwn() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "com.example.postgres.template..",
                        "com.example.postgres.view..",
                        "com.example.postgres.catalogue..",
                        "com.example.postgres.spec..",
                        "com.example.postgres.validation..",
                        "com.example.postgres.change..",
                        "com.example.postgres.proof..",
                        "com.example.postgres.cli.."))
                .check(CLASSES);
    }
}
