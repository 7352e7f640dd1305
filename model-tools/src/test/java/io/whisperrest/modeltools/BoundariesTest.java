package io.whisperrest.modeltools;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Dependency rules of this module, each with its reason. Those between the modules are tested in system-tests. */
@AnalyzeClasses(packages = "io.whisperrest.modeltools", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule TOOLS_NEED_THE_JDK_AND_A_JSON_PARSER = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.whisperrest.modeltools..", "io.whisperrest.hash", "java..", "com.fasterxml.jackson..")
            .because("a command line runs where no service, no container and no native library is");

    @ArchTest
    static final ArchRule THE_CATALOGUE_KNOWS_NO_FORMAT = noClasses()
            .that()
            .resideInAPackage("io.whisperrest.modeltools.catalog..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.whisperrest.modeltools")
            .because("the worker reads the catalogue and converts nothing");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE = slices().matching("io.whisperrest.(**)")
            .should()
            .beFreeOfCycles()
            .because("the catalogue must be readable without the tools that use it");
}
