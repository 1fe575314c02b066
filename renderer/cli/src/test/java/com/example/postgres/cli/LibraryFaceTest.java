package com.example.postgres.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.example.postgres.cli.command.Pgc;
import com.example.postgres.syntax.CronSchedule;
import com.example.postgres.syntax.DurationText;
import com.example.postgres.syntax.ImageReference;
import com.example.postgres.syntax.KubernetesName;
import com.example.postgres.syntax.NearestName;
import com.example.postgres.syntax.Quantity;
import com.example.postgres.syntax.TimeZoneName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The command line uses only the public face of the library ({@code render}) and the types that it takes and returns. */
class LibraryFaceTest {

    private static final String ROOT = "com.example.postgres.";

    @Test
    void theCommandLineUsesTheFaceOfTheLibraryOnly() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.example.postgres..")
                        .and(not(resideInAnyPackage(
                                ROOT + "cli..",
                                ROOT + "proof..",
                                ROOT + "plan..",
                                ROOT + "render..",
                                ROOT + "change..",
                                ROOT + "target..",
                                ROOT + "object..",
                                ROOT + "source..",
                                ROOT + "yaml..",
                                ROOT + "parameters..",
                                ROOT + "model..")))
                        .and(not(belongToAnyOf(
                                NearestName.class,
                                ImageReference.class,
                                KubernetesName.class,
                                Quantity.class,
                                CronSchedule.class,
                                DurationText.class,
                                TimeZoneName.class))))
                .orShould()
                .dependOnClassesThat(nameMatching(".*\\.model\\..*Factory"))
                .check(new ClassFileImporter()
                        .importUrl(
                                Pgc.class.getProtectionDomain().getCodeSource().getLocation()));
    }
}
