package com.example.postgres;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.render.Renderer;
import com.example.postgres.syntax.IpBlock;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library is a pure function, and its packages look left only. */
class ArchitectureTest {

    private static final String ROOT = "com.example.postgres.";

    /** Each package may use those before it. */
    private static final List<String> PACKAGES = List.of(
            "source",
            "syntax",
            "postgresql",
            "yaml",
            "template",
            "file",
            "parameters",
            "spec",
            "target",
            "validation",
            "model",
            "change",
            "view",
            "catalogue",
            "object",
            "render");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Renderer.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void packagesLookLeftOnly() {
        assertThat(CLASSES.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency ->
                                dependency.getTargetClass().getName().startsWith(ROOT))
                        .filter(dependency ->
                                position(dependency.getTargetClass()) > position(dependency.getOriginClass()))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        assertThat(new TreeSet<>(CLASSES.stream().map(ArchitectureTest::folder).toList()))
                .isSubsetOf(PACKAGES)
                .hasSizeGreaterThan(9);
    }

    /** Who reads one file of a circle must read them all. */
    @ParameterizedTest
    @ValueSource(strings = {"spec", "target", "model"})
    void filesOfAPackageFormNoCircle(String name) {
        slices().assignedFrom(new Files(ROOT + name)).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void readsNoClockAndNoEnvironment() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "reads clock, environment or standard streams",
                        call -> call.getTargetOwner().isEquivalentTo(System.class)
                                && !call.getName().equals("arraycopy")
                                && !call.getName().equals("identityHashCode")))
                .orShould()
                .accessTargetWhere(describe(
                        "uses the standard streams",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && List.of("in", "out", "err").contains(access.getName())))
                .check(CLASSES);
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "asks for the current time",
                        call -> call.getTargetOwner().getPackageName().equals("java.time")
                                && (call.getName().equals("now")
                                        || call.getName().startsWith("system"))))
                .check(CLASSES);
    }

    @Test
    void rollsNoDiceAndCallsNobody() {
        // A literal address is parsed, never resolved.
        noClasses()
                .that()
                .areNotAssignableTo(IpBlock.class)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net..", "java.nio.file..", "java.lang.ref..")
                        .or(nameMatching("java\\.io\\.(File|FileInputStream|FileOutputStream|Console)")))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Random.class,
                        ThreadLocalRandom.class,
                        SplittableRandom.class,
                        UUID.class,
                        ProcessBuilder.class,
                        Runtime.class)
                .check(CLASSES);
    }

    @Test
    void dependsNeitherOnTheCommandLineNorOnAClient() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("picocli..", "io.fabric8..", "org.slf4j.."))
                .check(CLASSES);
    }

    /** What has no order of its own must not decide the order of what is printed. */
    @Test
    void keepsOrderWhereManifestsAreMade() {
        noClasses()
                .that(resideInAnyPackage(
                        ROOT + "model..",
                        ROOT + "view..",
                        ROOT + "template..",
                        ROOT + "catalogue..",
                        ROOT + "render.."))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(HashMap.class, HashSet.class)
                .check(CLASSES);
    }

    private static int position(JavaClass type) {
        return PACKAGES.indexOf(folder(type));
    }

    /** The first package below the root: {@code validation} for {@code validation.schema}. */
    private static String folder(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).replaceFirst("\\..*", "");
    }

    /** One slice for each source file of a package: a type with its nested types. */
    private record Files(String packageName) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().equals(packageName)
                    ? SliceIdentifier.of(type.getName().replaceFirst("\\$.*", ""))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "files of " + packageName;
        }
    }
}
