package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packages look left only, as those of the library do. */
final class PackageOrderTest {

    private static final String ROOT = Main.class.getPackageName();

    /** Each package may use those before it. */
    private static final List<String> PACKAGES = List.of(
            ROOT + ".terminal",
            ROOT + ".input",
            ROOT + ".report",
            ROOT + ".difference",
            ROOT + ".plan",
            ROOT + ".explain",
            ROOT + ".output",
            ROOT + ".cluster",
            ROOT + ".live",
            ROOT + ".option",
            ROOT + ".command",
            ROOT);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void packagesLookLeftOnly() {
        assertThat(CLASSES.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency ->
                                position(dependency.getTargetClass()) > position(dependency.getOriginClass()))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrderElementsOf(PACKAGES);
    }

    private static int position(JavaClass type) {
        return PACKAGES.indexOf(type.getPackageName());
    }
}
