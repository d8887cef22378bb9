package dev.lanecast.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.lanecast.core.spi.Providers;
import java.lang.module.ModuleFinder;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that hold between modules. */
class ArchitectureTest {

    private static final String CORE = "dev.lanecast.core..";
    private static final String CLI = "dev.lanecast.cli..";
    private static final String WATCHER = "dev.lanecast.watcher..";
    private static final String TELEMETRY = "dev.lanecast.telemetry..";
    private static final String SERVER = "dev.lanecast.server.jetty..";

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        ImportOption noTestJars = location -> !location.contains("-tests.jar");
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(noTestJars)
                .importPackages("dev.lanecast");
    }

    @ParameterizedTest
    @ValueSource(strings = {CORE, CLI, WATCHER, TELEMETRY, SERVER})
    void everyModuleIsLookedAt(String module) {
        assertThat(classes.that(resideInAPackage(module))).hasSizeGreaterThan(10);
    }

    @Test
    void coreDependsOnThePlatformOnly() {
        classes()
                .that()
                .resideInAPackage(CORE)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(CORE, "org.jspecify.annotations").or(inJavaBase()))
                .check(classes);
    }

    @Test
    void watcherKnowsNoOtherModuleThanCore() {
        knowsNoneOf(WATCHER, TELEMETRY, SERVER, CLI);
    }

    @Test
    void telemetryKnowsNoOtherModuleThanCore() {
        knowsNoneOf(TELEMETRY, WATCHER, SERVER, CLI);
    }

    @Test
    void serverKnowsNoOtherModuleThanCore() {
        knowsNoneOf(SERVER, WATCHER, TELEMETRY, CLI);
    }

    @Test
    void cliReachesTheOthersThroughCoreOnly() {
        knowsNoneOf(CLI, WATCHER, TELEMETRY, SERVER);
    }

    @Test
    void packagesOfCoreFormNoCycle() {
        slices().assignedFrom(packagesOfCore()).should().beFreeOfCycles().check(classes);
    }

    @Test
    void onlyProvidersLooksForServices() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Providers.class.getName())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ServiceLoader.class)
                .check(classes);
        assertThat(classes.get(Providers.class).getDirectDependenciesFromSelf())
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(ServiceLoader.class));
    }

    private static void knowsNoneOf(String module, String... others) {
        noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> inJavaBase() {
        Set<String> packages = ModuleFinder.ofSystem()
                .find("java.base")
                .orElseThrow()
                .descriptor()
                .packages();
        return describe("in java.base", type -> {
            JavaClass element = type.getBaseComponentType();
            return element.isPrimitive() || packages.contains(element.getPackageName());
        });
    }

    private static SliceAssignment packagesOfCore() {
        return new SliceAssignment() {

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return resideInAPackage(CORE).test(type)
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of core";
            }
        };
    }
}
