package com.example.postgres.plan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** A plan is a pure function of objects; its packages look left only: diff, impact, plan. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Planner.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void packagesLookLeftOnly() {
        noClasses()
                .that()
                .resideInAPackage("com.example.postgres.plan.diff")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("com.example.postgres.plan", "com.example.postgres.plan.impact"))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("com.example.postgres.plan.impact")
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.example.postgres.plan"))
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
                                "com.example.postgres.template..",
                                "com.example.postgres.view..",
                                "com.example.postgres.model..",
                                "com.example.postgres.validation..",
                                "com.example.postgres.spec..")
                        .or(nameMatching("com\\.example\\.postgres\\.render\\.Renderer")))
                .check(CLASSES);
    }
}
