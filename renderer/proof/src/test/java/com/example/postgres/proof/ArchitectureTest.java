package com.example.postgres.proof;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Proofs are pure functions of objects, and know nothing of each other. */
class ArchitectureTest {

    private static final String ROOT = "com.example.postgres.proof.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Proofs.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void noProofUsesAnother() {
        slices().matching(ROOT + "(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        resideInAnyPackage("com.example.postgres.proof.."), resideInAnyPackage(ROOT + "report"))
                .check(CLASSES);
    }

    @Test
    void readsNoFileClockOrEnvironmentAndCallsNobody() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net..", "java.nio.file..", "java.time..")
                        .or(nameMatching("java\\.lang\\.(System|ProcessBuilder|Runtime)"))
                        .or(nameMatching("java\\.io\\.(File.*|Console)")))
                .check(CLASSES);
    }

    @Test
    void usesOfTheRendererNothingThatRenders() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "com.example.postgres.render..",
                        "com.example.postgres.template..",
                        "com.example.postgres.view..",
                        "com.example.postgres.validation..",
                        "com.example.postgres.spec.."))
                .check(CLASSES);
    }
}
