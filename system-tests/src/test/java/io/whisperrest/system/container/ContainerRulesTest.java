package io.whisperrest.system.container;

import static io.whisperrest.system.container.Deployment.API;
import static io.whisperrest.system.container.Deployment.COMPOSE;
import static io.whisperrest.system.container.Deployment.EXAMPLE;
import static io.whisperrest.system.container.Deployment.FRONTEND;
import static io.whisperrest.system.container.Deployment.IGNORED;
import static io.whisperrest.system.container.Deployment.POM;
import static io.whisperrest.system.container.Deployment.SCALE;
import static io.whisperrest.system.container.Deployment.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The shipped files satisfy every container rule, alone and with {@code docker-compose.scale.yml}; every rule fails on its broken copies. */
class ContainerRulesTest {
    private static final String CPU = "worker-service";
    private static final String GPU = "worker-service-gpu";

    private final Deployment shipped = Deployment.shipped();

    @Test
    void publishesNoPortOfRedisTheDatabaseOrTheManagementInterface() {
        holds(
                ExposureRules::publishedInnerPorts,
                shipped.withService("redis", "ports", List.of("127.0.0.1:6379:6379")),
                shipped.scaled().withService("postgres", "ports", List.of("127.0.0.1:5432:5432")),
                shipped.withService("api-service", "ports", List.of("127.0.0.1:9000:9000")),
                shipped.withService("api-service", "ports", List.of(Map.of("target", 9000, "host_ip", "127.0.0.1"))),
                shipped.withService("frontend", "ports", List.of("127.0.0.1:2019:2019")),
                shipped.withService(CPU, "ports", List.of("9001")));
    }

    @Test
    void publishesTheFrontEndOnLoopbackOnly() {
        holds(
                ExposureRules::portsBeyondLoopback,
                shipped.withService("api-service", "ports", List.of("8080:8080")),
                shipped.withService("api-service", "ports", List.of("0.0.0.0:8080:8080")),
                shipped.withText(COMPOSE, "${HTTPS_HOST:-127.0.0.1}:", ""),
                shipped.withText(COMPOSE, "${HTTPS_HOST:-127.0.0.1}", "${HTTPS_HOST:-0.0.0.0}"),
                shipped.withService("api-service", "ports", List.of(Map.of("target", 8080, "published", 8080))));
    }

    @Test
    void keepsTheManagementPortOnTheLoopbackOfItsContainer() {
        holds(
                ExposureRules::managementBeyondLoopback,
                shipped.withText(API, "QUARKUS_MANAGEMENT_HOST=127.0.0.1", "QUARKUS_MANAGEMENT_HOST=0.0.0.0")
                        .withText(COMPOSE, "QUARKUS_MANAGEMENT_HOST: 127.0.0.1", "QUARKUS_MANAGEMENT_HOST: 0.0.0.0"),
                shipped.withText(WORKER, "QUARKUS_MANAGEMENT_HOST=127.0.0.1", "QUARKUS_MANAGEMENT_HOST=0.0.0.0"));
    }

    @Test
    void givesWorkersAndRedisNoOutgoingNetwork() {
        holds(
                ExposureRules::waysOut,
                shipped.withService(CPU, "networks", List.of("back", "egress")),
                shipped.withService(GPU, "networks", List.of("front")),
                shipped.withService(CPU, "networks", null),
                shipped.withService("redis", "networks", List.of("front", "back")),
                shipped.scaled().withService("postgres", "networks", List.of("front")),
                shipped.scaled().withService("s3", "networks", List.of("back", "front")),
                shipped.withNetwork("back", Map.of()),
                shipped.withNetwork("back", Map.of("internal", false)));
    }

    @Test
    void isolatesTheModelDownloadFromTheOtherServices() {
        holds(ExposureRules::fetchersInside, shipped.withService("models", "networks", List.of("egress", "back")));
    }

    @Test
    void runsNothingAsRoot() {
        holds(
                ProcessRules::rootUsers,
                shipped.withService("redis", "user", null),
                shipped.withService("redis", "user", "0:0"),
                shipped.scaled().withService("s3-bucket", "user", null).withText(API, "USER 10001:10000", "USER root"),
                shipped.scaled().withService("s3", "user", null),
                shipped.withService(CPU, "user", "root"),
                shipped.withText(API, "USER 10001:10000", "USER root"),
                shipped.withText(FRONTEND, "USER 10003:10003", ""),
                shipped.withText(WORKER, "USER 10002:10000", ""));
    }

    @Test
    void mountsEveryRootReadOnlyWithATmpfsForTmp() {
        holds(
                ProcessRules::writableRoots,
                shipped.withService("api-service", "read_only", null),
                shipped.withService(CPU, "read_only", false),
                shipped.withService("redis", "tmpfs", List.of()));
    }

    @Test
    void dropsEveryCapability() {
        holds(
                ProcessRules::capabilities,
                shipped.withService("redis", "cap_drop", null),
                shipped.withService("models", "cap_drop", List.of("NET_RAW")),
                shipped.withService(CPU, "cap_add", List.of("SYS_PTRACE")),
                shipped.withService(GPU, "privileged", true));
    }

    @Test
    void forbidsNewPrivileges() {
        holds(
                ProcessRules::newPrivileges,
                shipped.withService("api-service", "security_opt", null),
                shipped.withService(CPU, "security_opt", List.of("no-new-privileges:true", "seccomp:unconfined")));
    }

    @Test
    void limitsMemoryCpuAndProcesses() {
        holds(
                ProcessRules::missingLimits,
                shipped.withService("redis", "mem_limit", null),
                shipped.withService(CPU, "cpus", null),
                shipped.withService("models", "pids_limit", null));
    }

    @Test
    void mountsNeitherTheDockerSocketNorOtherHostFiles() {
        holds(
                ProcessRules::hostReach,
                shipped.withService(CPU, "volumes", List.of("/var/run/docker.sock:/var/run/docker.sock:ro")),
                shipped.withService(
                        CPU, "volumes", List.of(Map.of("type", "bind", "source", "/run/docker.sock", "target", "/s"))),
                shipped.withService("api-service", "volumes", List.of("./data:/data")),
                shipped.scaled().withService("s3", "volumes", List.of("/srv/s3:/srv/s3")),
                shipped.withService("models", "environment", Map.of("DOCKER_HOST", "tcp://docker:2375")),
                shipped.withService("redis", "network_mode", "host"),
                shipped.withService(CPU, "pid", "host"));
    }

    @Test
    void allowsNoWritableExecutablesButUnpackedNatives() {
        holds(
                ProcessRules::executableScratch,
                shipped.withService("redis", "tmpfs", List.of("/tmp:exec")),
                shipped.withService(CPU, "tmpfs", List.of("/tmp:size=64m")));
    }

    @Test
    void unpacksNativesIntoAnExecutableMount() {
        holds(
                ProcessRules::lostNatives,
                shipped.withText(WORKER, "-Djava.io.tmpdir=/run/natives", "-Djava.io.tmpdir=/tmp"),
                shipped.withText(API, "-Dorg.sqlite.tmpdir=/run/natives", ""),
                shipped.withService(GPU, "tmpfs", List.of("/tmp:noexec")),
                shipped.withService(CPU, "tmpfs", List.of("/tmp:noexec", "/run/natives:noexec")));
    }

    @Test
    void checksTheHealthOfEveryLongRunningService() {
        holds(
                ProcessRules::missingHealthChecks,
                shipped.withService("redis", "healthcheck", null),
                shipped.withService("api-service", "healthcheck", Map.of("disable", true)),
                shipped.withService(CPU, "healthcheck", Map.of("test", List.of("NONE"))));
    }

    @Test
    void givesWorkersALongerGracePeriodThanTheirDrainTimeout() {
        holds(
                ProcessRules::shortGrace,
                shipped.withService(CPU, "stop_grace_period", "25s"),
                shipped.withService(GPU, "stop_grace_period", null),
                shipped.withService(
                        CPU, "environment", Map.of("WORKER_DRAIN_TIMEOUT", "${WORKER_DRAIN_TIMEOUT:-60s}")));
    }

    @Test
    void limitsTheSizeOfEveryLog() {
        holds(
                ProcessRules::unboundedLogs,
                shipped.withService("redis", "logging", null),
                shipped.withService(CPU, "logging", Map.of("driver", "json-file")));
    }

    @Test
    void mountsModelsReadOnlyInWorkers() {
        holds(
                ProcessRules::writableModels,
                shipped.withService(GPU, "volumes", List.of("data:/data", "models:/models")));
    }

    @Test
    void allowsAnyNumberOfWorkers() {
        holds(
                ProcessRules::unscalableWorkers,
                shipped.withService(CPU, "container_name", "worker"),
                shipped.withService(CPU, "hostname", "worker"));
    }

    @Test
    void allowsAnyNumberOfApisOnPostgresqlAndS3() {
        Deployment scaled = shipped.scaled();
        assertEquals(List.of(), ProcessRules.unscalableApis(scaled));
        for (Deployment broken : List.of(
                shipped,
                scaled.withService("api-service", "ports", List.of("127.0.0.1:8080:8080")),
                scaled.withService("api-service", "volumes", List.of("data:/data")),
                scaled.withService(CPU, "volumes", List.of("data:/data", "models:/models:ro")))) {
            assertFalse(ProcessRules.unscalableApis(broken).isEmpty());
        }
    }

    @Test
    void connectsToTheDatabaseAsAnOrdinaryRole() {
        holds(
                ProcessRules::superusers,
                shipped.withText(SCALE, "POSTGRES_USER: postgres", "POSTGRES_USER: whisper")
                        .scaled(),
                shipped.withText(SCALE, "postgresql://whisper:", "postgresql://postgres:")
                        .scaled());
    }

    @Test
    void givesTheStoresOfTheSecondFileNoSettingsOfOthers() {
        holds(
                ProcessRules::straySettings,
                shipped.withText(SCALE, "  S3_REGION: us-east-1\n", "").scaled(),
                shipped.withText(EXAMPLE, "#S3_REGION=", "#S3_NEW=\n#S3_REGION=")
                        .scaled());
    }

    @Test
    void startsWorkersOnceTheirModelsAreDownloaded() {
        holds(
                ProcessRules::startsWithoutModels,
                shipped.withService(CPU, "depends_on", List.of("redis", "models")),
                shipped.withService(GPU, "depends_on", Map.of("models", Map.of("condition", "service_started"))));
    }

    @Test
    void pinsEveryImageToAVersion() {
        String ours = shipped.text(COMPOSE).replaceAll("(?s).*?(\\$\\{WHISPER_REST_VERSION:-[^}]*}).*", "$1");
        holds(
                ImageRules::floatingImages,
                shipped.withService("redis", "image", "docker.io/valkey/valkey:latest"),
                shipped.withService("redis", "image", "docker.io/valkey/valkey"),
                shipped.withText(COMPOSE, ":" + ours, ":${WHISPER_REST_VERSION:-latest}"),
                shipped.withText(API, "eclipse-temurin:17.0.19_10-jdk-noble", "eclipse-temurin"),
                shipped.withText(SCALE, "postgres:18.6", "postgres:latest").scaled(),
                shipped.withText(FRONTEND, "caddy:2.11.4-alpine", "caddy:alpine"),
                shipped.withText(WORKER, "maven:3.9.11-eclipse-temurin-17", "maven:latest"));
    }

    @Test
    void buildsEachImageInOneService() {
        Map<String, String> api = Map.of("context", ".", "dockerfile", API);
        holds(
                ImageRules::unclearBuilders,
                shipped.scaled().withService("s3-bucket", "build", api),
                shipped.withService(CPU, "build", Map.of("context", ".", "dockerfile", WORKER, "target", "cpu")),
                shipped.withService("models", "build", null),
                shipped.withService(GPU, "build", null));
    }

    @Test
    void checksEveryFetchedPackageByHash() {
        holds(
                ImageRules::unverifiedDownloads,
                shipped.withText(WORKER, "--require-hashes -r wheels.txt", "-r wheels.txt"),
                shipped.withText(API, "FROM ${BASE_IMAGE}", "FROM ${BASE_IMAGE}\nRUN curl -O example.org/x"),
                shipped.withText(FRONTEND, "npm ci", "npm install"),
                shipped.withText(API, "WORKDIR /src", "ADD https://example.org/x /x"));
    }

    @Test
    void knowsEveryModuleInTheBuilds() {
        holds(
                ImageRules::missingModules,
                shipped.withText(API, "COPY model-tools/pom.xml model-tools/", ""),
                shipped.withText(WORKER, "COPY model-tools model-tools", ""),
                shipped.withText(IGNORED, "!model-tools", ""),
                shipped.withText(
                        POM, "<module>shared-model</module>", "<module>shared-model</module><module>new</module>"));
    }

    @Test
    void buildsImagesThatReceiveSigtermAndReportTheirHealth() {
        holds(
                ImageRules::deafImages,
                shipped.withText(API, "ENTRYPOINT [\"start\"]", "ENTRYPOINT start"),
                shipped.withText(API, "ENTRYPOINT [\"start\"]", ""),
                shipped.withText(WORKER, "STOPSIGNAL SIGTERM", "STOPSIGNAL SIGKILL"),
                shipped.withText(WORKER, "CMD [\"healthy\", \"9001\"]", "NONE"));
    }

    @Test
    void bakesNoSecretIntoAnImage() {
        holds(
                ImageRules::bakedSecrets,
                shipped.withText(API, "    LANG=C.UTF-8", "    SECRETS_SEAL_KEY=0123 LANG=C.UTF-8"),
                shipped.withText(WORKER, "WORKDIR /src", "ARG REDIS_PASSWORD"),
                shipped.withText(API, "COPY pom.xml ./", "COPY . ."),
                shipped.withText(API, "COPY pom.xml ./", "COPY .env ./"),
                shipped.withText(IGNORED, "**/.env*", ""),
                shipped.withText(IGNORED, "*\n!pom.xml", "!pom.xml"));
    }

    @Test
    void startsWithNoDefaultSecret() {
        holds(
                ImageRules::defaultSecrets,
                shipped.withText(COMPOSE, "${SECRETS_SEAL_KEY:?run make env}", "${SECRETS_SEAL_KEY:-changeit}"),
                shipped.withText(COMPOSE, "${SECRETS_SEAL_KEY:?run make env}", "${SECRETS_SEAL_KEY}"),
                shipped.withText(
                        COMPOSE, "SECRETS_SEAL_KEY: \"${SECRETS_SEAL_KEY:?run make env}\"", "SECRETS_SEAL_KEY:"),
                shipped.withText(COMPOSE, "whisper:${REDIS_PASSWORD:?run make env}@", "whisper:password@"),
                shipped.withService("redis", "environment", Map.of("REDISCLI_AUTH", "password")),
                shipped.withText(SCALE, "whisper:${POSTGRES_PASSWORD:?run make env}@", "whisper:password@")
                        .scaled(),
                shipped.withText(SCALE, "${S3_SERVER_SECRET:?run make env}", "${S3_SERVER_SECRET:-secret}")
                        .scaled());
    }

    @Test
    void keepsTheQueueDurableAndItsUserUnprivileged() {
        holds(
                ImageRules::openQueue,
                shipped.withText(COMPOSE, "appendfsync everysec", "appendfsync no"),
                shipped.withText(COMPOSE, "user default off", ""),
                shipped.withText(COMPOSE, "-@admin -@dangerous", ""),
                shipped.withService("redis", "command", null),
                // The second file replaces a command; it adds nothing to it.
                shipped.withText(SCALE, "\nservices:\n", "\nservices:\n  redis: {command: [valkey-server]}\n")
                        .scaled());
    }

    @Test
    void runsApiAndWorkerAsTwoUsersOfOneGroup() {
        holds(
                ImageRules::mixedUsers,
                shipped.withText(WORKER, "USER 10002:10000", "USER 10001:10000"),
                shipped.withText(WORKER, "USER 10002:10000", "USER 10002:10002"),
                shipped.withText(API, "USER 10001:10000", "USER 10001"));
    }

    @Test
    void buildsBothWorkerTargetsAlike() {
        holds(
                ImageRules::driftingTargets,
                shipped.withText(
                        WORKER, "FROM ${CUDA_RUNTIME_IMAGE} AS gpu", "FROM ${CUDA_RUNTIME_IMAGE} AS gpu\nENV TZ=UTC"));
    }

    @Test
    void buildsTheSamePagesIntoBothImages() {
        holds(
                ImageRules::driftingDashboards,
                shipped.withText(FRONTEND, "npm run build", "npx next build"),
                shipped.withText(API, "AS dashboard", "AS pages"));
    }

    @Test
    void buildsOneJavaRuntimeIntoBothImages() {
        holds(
                ImageRules::driftingRuntimes,
                shipped.withText(WORKER, "RUN make-jre /opt/jre", "RUN make-jre /opt/java"));
    }

    @Test
    void listsEveryVariableInTheExample() {
        holds(
                ImageRules::undocumentedVariables,
                shipped.withText(COMPOSE, "WHISPER_THREADS:", "WHISPER_UNHEARD_OF:"),
                shipped.withText(EXAMPLE, "REDIS_PASSWORD=", "REDIS_PASSWORT="),
                shipped.withText(EXAMPLE, "S3_SERVER_SECRET=", "S3_SECRET=").scaled());
    }

    @Test
    void startsCpuWorkersByDefault() {
        List<String> profiles = shipped.text(EXAMPLE)
                .lines()
                .filter(line -> line.startsWith("COMPOSE_PROFILES="))
                .toList();
        assertEquals(List.of("COMPOSE_PROFILES=cpu"), profiles, EXAMPLE);
    }

    private void holds(Function<Deployment, List<String>> rule, Deployment... broken) {
        assertEquals(List.of(), rule.apply(shipped));
        assertEquals(List.of(), rule.apply(shipped.scaled()), SCALE);
        for (int i = 0; i < broken.length; i++) {
            assertFalse(rule.apply(broken[i]).isEmpty(), "broken copy " + (i + 1) + " passes");
        }
    }
}
