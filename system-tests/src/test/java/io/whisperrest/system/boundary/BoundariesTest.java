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
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import java.util.regex.Pattern;

/** Dependency rules between packages, each with its reason. docs/architecture.md has the picture. */
@AnalyzeClasses(
        packages = "io.whisperrest",
        importOptions = {ImportOption.DoNotIncludeTests.class, BoundariesTest.WithoutTestJars.class})
class BoundariesTest {

    /** Excludes shared-model's test fixtures, which are a jar in a packaged build. */
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
            .because("native handles and layouts must not leave the package that owns them");

    @ArchTest
    static final ArchRule ONLY_THE_QUEUE_PACKAGE_USES_REDIS_FOR_WORK = noClasses()
            .that()
            .resideOutsideOfPackages("..queue..", "..boot..", "..ratelimit..", "..concurrency..", "..event..")
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
                    .and(not(resideInAnyPackage("..database..", "..ending..", "..boot..", "..health.."))))
            .and()
            .areTopLevelClasses()
            .should()
            .accessClassesThat()
            .resideInAPackage("org.jdbi..")
            .because(
                    "every query is a named method, and transactions are short; a step of a transaction may hand its handle on");

    @ArchTest
    static final ArchRule DECODERS_AND_MODELS_STAY_IN_THE_WORKER = noClasses()
            .that()
            .resideInAPackage("io.whisperrest.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.whisperrest.worker..", "io.whisperrest.modeltools..", "ai.onnxruntime..", "com.sun.jna..")
            .because("in the API no native code may handle untrusted bytes");

    @ArchTest
    static final ArchRule THE_API_STARTS_NO_PROCESS = noClasses()
            .that()
            .resideInAPackage("io.whisperrest.api..")
            .and()
            .haveSimpleNameNotStartingWith("Inodes")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .because("the API decodes nothing; it may only call stat, for the inodes the JDK cannot count");

    @ArchTest
    static final ArchRule SHARED_CODE_KNOWS_NO_SERVICE = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.whisperrest.model..",
                    "io.whisperrest.queue..",
                    "io.whisperrest.audio..",
                    "io.whisperrest.loop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.whisperrest.api..", "io.whisperrest.worker..", "io.whisperrest.modeltools..")
            .because("both services depend on it");

    @ArchTest
    static final ArchRule THE_TOOLS_KNOW_NO_SERVICE = noClasses()
            .that()
            .resideInAPackage("io.whisperrest.modeltools..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.whisperrest.api..", "io.whisperrest.worker..")
            .because("the worker depends on them, and they run without one");

    @ArchTest
    static final ArchRule A_RUNNING_WORKER_CONVERTS_NOTHING = noClasses()
            .that()
            .resideInAPackage("io.whisperrest.worker..")
            .and()
            .haveSimpleNameNotStartingWith("GgmlQuantizer")
            .and()
            .haveSimpleNameNotStartingWith("DownloadModels")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.whisperrest.modeltools")
            .because("it loads only files that were checked before; the tools are for the administrator");

    @ArchTest
    static final ArchRule THE_QUEUE_KNOWS_NO_TASK = noClasses()
            .that()
            .resideInAPackage("io.whisperrest.queue..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.whisperrest.model..")
            .because("item ids are opaque: an item may become a part of a task later");

    @ArchTest
    static final ArchRule API_FEATURES_FORM_NO_CYCLE = slices().matching("io.whisperrest.api.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature must be readable without the features that use it");

    @ArchTest
    static final ArchRule WORKER_FEATURES_FORM_NO_CYCLE = slices().matching("io.whisperrest.worker.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a step of the walk must be readable without the next one");

    @ArchTest
    static final ArchRule ONE_LIST_ORDERS_THE_ROUTER_FILTERS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.whisperrest.api.http.FilterOrder")
            .should()
            .callMethod(Filters.class, "register", Handler.class, int.class)
            .because("which filter comes before which one is decided in one file");

    @ArchTest
    static final ArchRule ONE_CLASS_ENDS_TASKS = noClasses()
            .that()
            .resideOutsideOfPackages("..model.ending..", "..model.usage..", "..model.webhook..")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("TaskUsageRepository")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("WebhookEventRepository")
            .because("a task that ends is charged and announced, whichever process ends it");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = classes()
            .should()
            .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .because("such a name says nothing, and such a class collects everything");
}
