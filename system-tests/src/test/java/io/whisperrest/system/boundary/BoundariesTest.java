package io.whisperrest.system.boundary;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;

/** What may know what. Each rule says why; docs/architecture.md has the picture. */
@AnalyzeClasses(
        packages = "io.whisperrest",
        importOptions = {ImportOption.DoNotIncludeTests.class, BoundariesTest.WithoutTestJars.class})
class BoundariesTest {

    /** A packaged build brings shared-model's test fixtures as a jar. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.matches(Pattern.compile(".*-tests\\.jar.*"));
        }
    }

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_PACKAGE_TOUCHES_NATIVE_CODE = noClasses()
            .that()
            .resideOutsideOfPackage("..asr.whisper..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..")
            .because("native handles and layouts must not leave the one place that knows them");

    @ArchTest
    static final ArchRule ONLY_THE_QUEUE_PACKAGE_USES_REDIS_FOR_WORK = noClasses()
            .that()
            .resideOutsideOfPackages("..queue..", "..boot..", "..limit..", "..event..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.redis..", "io.vertx.redis..", "io.vertx.mutiny.redis..")
            .because("the protocol of docs/queue.md has one implementation; rate limits only count, events only hint");

    @ArchTest
    static final ArchRule ONLY_THE_EDGE_KNOWS_HTTP = noClasses()
            .that(not(simpleNameEndingWith("Resource"))
                    .and(not(simpleNameEndingWith("Filter")))
                    .and(not(resideInAnyPackage("..error..", "..http.."))))
            .and()
            .areTopLevelClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..")
            .because("use cases must be callable without a request");

    @ArchTest
    static final ArchRule ONLY_REPOSITORIES_AND_SERVICES_SPEAK_SQL = noClasses()
            .that(not(simpleNameEndingWith("Repository"))
                    .and(not(simpleNameEndingWith("Service")))
                    .and(not(resideInAnyPackage("..database..", "..boot..", "..limit..", "..health.."))))
            .and()
            .areTopLevelClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jdbi..")
            .because("every query is a named method, and transactions are short");

    @ArchTest
    static final ArchRule DECODERS_AND_MODELS_STAY_IN_THE_WORKER = noClasses()
            .that()
            .resideInAPackage("io.whisperrest.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.whisperrest.worker..", "ai.onnxruntime..", "com.sun.jna..")
            .because("no native code meets a stranger's bytes in the API");

    @ArchTest
    static final ArchRule THE_API_STARTS_NO_PROCESS = noClasses()
            .that()
            .resideInAPackage("io.whisperrest.api..")
            .and()
            .haveSimpleNameNotStartingWith("DiskSpace")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .because("the API decodes nothing; only df is asked, for the inodes the JDK cannot count");

    @ArchTest
    static final ArchRule SHARED_CODE_KNOWS_NO_SERVICE = noClasses()
            .that()
            .resideInAnyPackage("io.whisperrest.model..", "io.whisperrest.queue..", "io.whisperrest.audio..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.whisperrest.api..", "io.whisperrest.worker..")
            .because("both services depend on it");

    @ArchTest
    static final ArchRule THE_QUEUE_KNOWS_NO_TASK = noClasses()
            .that()
            .resideInAPackage("io.whisperrest.queue..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.whisperrest.model..")
            .because("item ids are opaque: later an item may be a part of a task");

    @ArchTest
    static final ArchRule API_FEATURES_FORM_NO_CYCLE = slices().matching("io.whisperrest.api.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature must be readable without the ones that use it");

    @ArchTest
    static final ArchRule WORKER_FEATURES_FORM_NO_CYCLE = slices().matching("io.whisperrest.worker.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a step of the walk must be readable without the next one");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = classes()
            .should()
            .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .because("such a name says nothing, and such a class collects everything");
}
