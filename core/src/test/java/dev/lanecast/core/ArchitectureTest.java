package dev.lanecast.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.lanecast.core.spi.Providers;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

@AnalyzeClasses(packages = "dev.lanecast.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> BASE_PACKAGES = ModuleFinder.ofSystem()
            .find("java.base")
            .map(ModuleReference::descriptor)
            .orElseThrow()
            .packages();

    @ArchTest
    static final ArchRule NOTHING_BUT_THE_BASE_OF_JAVA = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("dev.lanecast.core..", "org.jspecify.annotations")
                    .or(com.tngtech.archunit.base.DescribedPredicate.describe(
                            "are in java.base", ArchitectureTest::isInJavaBase)));

    @ArchTest
    static final ArchRule NO_CYCLES_OF_PACKAGES =
            slices().matching("dev.lanecast.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule ONE_CLASS_LOOKS_FOR_PROVIDERS = noClasses()
            .that(not(JavaClass.Predicates.equivalentTo(Providers.class)))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ServiceLoader.class);

    @ArchTest
    static void everyPackageIsExplained(JavaClasses classes) {
        Set<String> packages = classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        Set<String> explained = classes.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());

        assertThat(explained).isEqualTo(packages);
    }

    @ArchTest
    static void theWholeModuleIsLookedAt(JavaClasses classes) {
        assertThat(classes.size()).isGreaterThan(80);
        assertThat(classes.contain(Lanecast.class)).isTrue();
    }

    private static boolean isInJavaBase(JavaClass type) {
        JavaClass element = type.getBaseComponentType();
        return element.isPrimitive()
                || (element.getPackageName().startsWith("java.") && BASE_PACKAGES.contains(element.getPackageName()));
    }
}
