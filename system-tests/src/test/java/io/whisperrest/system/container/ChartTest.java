package io.whisperrest.system.container;

import static io.whisperrest.system.container.Chart.at;
import static io.whisperrest.system.container.Chart.list;
import static io.whisperrest.system.container.Chart.map;
import static io.whisperrest.system.container.Chart.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.configuration.DeclaredSettings;
import io.whisperrest.system.container.Chart.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What the Helm chart renders, in the forms in which it is installed. */
@EnabledIf(value = "hasHelm", disabledReason = "no Helm: run scripts/provision/helm.sh")
class ChartTest {
    private static final String[] EXTERNAL = {
        "image.registry=registry.example/whisper-rest",
        "database.existingSecret=db",
        "redis.address=valkey:6379",
        "redis.existingSecret=redis",
        "audio.store=s3://bucket/prefix",
        "ingress.enabled=true",
        "ingress.host=whisper.example.org",
        "monitoring.podMonitor=true",
        "api.autoscaling.enabled=true",
        "workers[0].name=cpu",
        "workers[0].keda.enabled=true",
        "workers[0].drainSeconds=100",
        "workers[0].models={small.en,my-own_model}",
        "workers[1].name=gpu",
        "workers[1].image=gpu",
        "workers[1].slots=1",
        "workers[1].model=large-v3-turbo",
        "workers[1].modelsClaim=models",
        "workers[1].keda.enabled=true",
        "workers[1].keda.maxReplicas=4"
    };

    private static final String[] TRIAL = {"trial=true", "image.registry=registry.example/whisper-rest"};

    private static Rendering trial;
    private static Rendering external;

    static boolean hasHelm() {
        return Chart.program().isPresent() || "true".equals(System.getenv("CI"));
    }

    @BeforeAll
    static void render() {
        trial = Chart.render(TRIAL);
        external = Chart.render(EXTERNAL);
        assertTrue(trial.succeeded(), trial::text);
        assertTrue(external.succeeded(), external::text);
    }

    @Test
    void helmFindsNothingToCriticise() {
        for (Rendering lint : List.of(Chart.lint(TRIAL), Chart.lint(EXTERNAL))) {
            assertTrue(lint.succeeded(), lint::text);
        }
    }

    @Test
    void everyPodFitsTheRestrictedStandardAndHasAReadOnlyRoot() {
        for (Rendering form : List.of(trial, external)) {
            assertFalse(form.pods().isEmpty());
            form.pods().forEach(pod -> {
                assertEquals(false, at(pod.getValue(), "automountServiceAccountToken"), pod.getKey());
                assertEquals(true, at(pod.getValue(), "securityContext", "runAsNonRoot"), pod.getKey());
                assertEquals("RuntimeDefault", at(pod.getValue(), "securityContext", "seccompProfile", "type"));
                assertTrue((int) at(pod.getValue(), "securityContext", "runAsUser") > 0, pod.getKey());
                containers(pod.getValue()).forEach(container -> {
                    Map<String, Object> security = map(container.get("securityContext"));
                    assertEquals(false, security.get("allowPrivilegeEscalation"), pod.getKey());
                    assertEquals(true, security.get("readOnlyRootFilesystem"), pod.getKey());
                    assertEquals(List.of("ALL"), at(security, "capabilities", "drop"), pod.getKey());
                    assertTrue(at(container, "resources", "limits", "memory") != null, pod.getKey());
                });
            });
        }
    }

    private static List<Map<String, Object>> containers(Map<String, Object> pod) {
        return Stream.of("initContainers", "containers")
                .flatMap(kind -> list(pod.get(kind)).stream())
                .toList();
    }

    @Test
    void servicesReadEveryVariableThatTheChartSets() {
        Set<String> known = new HashSet<>(DeclaredSettings.defaults().keySet());
        known.addAll(Set.of(
                "REDIS_URL",
                "REDIS_USERNAME",
                "REDIS_PASSWORD",
                "AWS_ACCESS_KEY_ID",
                "AWS_SECRET_ACCESS_KEY",
                "QUARKUS_MANAGEMENT_HOST",
                "PROXY_FORWARDING",
                "TRUSTED_PROXIES"));
        List<String> unknown = new ArrayList<>();
        for (Map<String, Object> deployment : external.objects("Deployment")) {
            containers(map(at(deployment, "spec", "template", "spec")))
                    .forEach(container -> list(container.get("env")).stream()
                            .map(variable -> String.valueOf(variable.get("name")))
                            .filter(name -> !known.contains(name))
                            .forEach(unknown::add));
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void aWorkerHasTimeToDrainAndTheRelayKnowsHowManyMayCome() {
        Map<String, Object> cpu = deployment("test-whisper-rest-worker-cpu");
        assertEquals(115, at(cpu, "spec", "template", "spec", "terminationGracePeriodSeconds"));
        assertEquals("100S", variable(cpu, "WORKER_DRAIN_TIMEOUT"));
        for (Map<String, Object> each : external.objects("Deployment")) {
            assertEquals("14", variable(each, "QUEUE_MAX_WORKERS"), name(each));
        }
    }

    private static Map<String, Object> deployment(String name) {
        return named(external, "Deployment", name);
    }

    private static Map<String, Object> named(Rendering form, String kind, String name) {
        return form.objects(kind).stream()
                .filter(each -> name(each).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String variable(Map<String, Object> deployment, String name) {
        return list(at(deployment, "spec", "template", "spec", "containers")).stream()
                .flatMap(container -> list(container.get("env")).stream())
                .filter(each -> name.equals(each.get("name")))
                .map(each -> String.valueOf(each.get("value")))
                .findFirst()
                .orElse("");
    }

    @Test
    void eachGroupScalesByWhatWaitsAndWhatRunsForItsModels() {
        assertEquals(2, external.objects("ScaledObject").size());
        assertEquals(keys("base", "small.en", "my-own_model"), counted(scaledObject("test-whisper-rest-worker-cpu")));
        assertEquals(keys("large-v3-turbo"), counted(scaledObject("test-whisper-rest-worker-gpu")));
        for (Map<String, Object> scaled : external.objects("ScaledObject")) {
            List<String> names = list(at(scaled, "spec", "triggers")).stream()
                    .map(trigger -> String.valueOf(trigger.get("name")))
                    .toList();
            names.forEach(name -> assertTrue(name.matches("[a-z]+[0-9]+"), name));
            assertEquals(String.join(" + ", names), at(scaled, "spec", "advanced", "scalingModifiers", "formula"));
            String target = String.valueOf(at(scaled, "spec", "scaleTargetRef", "name"));
            assertFalse(
                    map(deployment(target).get("spec")).containsKey("replicas"), "Helm would undo what KEDA decided");
            assertEquals(
                    variable(deployment(target), "WORKER_SLOTS"),
                    at(scaled, "spec", "advanced", "scalingModifiers", "target"));
        }
    }

    /** Running tasks count, or busy workers would be taken away. */
    private static Set<String> keys(String... models) {
        Set<String> keys = new HashSet<>();
        for (String model : models) {
            for (String count : List.of("wait:hi", "wait:normal", "wait:bulk", "suspect", "running")) {
                keys.add("{stt}:" + count + ":" + model);
            }
        }
        return keys;
    }

    private static Set<String> counted(Map<String, Object> scaled) {
        Set<String> keys = new HashSet<>();
        list(at(scaled, "spec", "triggers"))
                .forEach(trigger -> keys.add(String.valueOf(at(trigger, "metadata", "listName"))));
        return keys;
    }

    private static Map<String, Object> scaledObject(String name) {
        return named(external, "ScaledObject", name);
    }

    @Test
    void aGroupFetchesItsOwnModelsAndTheApiKnowsAll() {
        Map<String, Object> cpu = deployment("test-whisper-rest-worker-cpu");
        Map<String, Object> fetch =
                list(at(cpu, "spec", "template", "spec", "initContainers")).get(0);
        assertEquals(List.of("models", "base", "small.en", "my-own_model"), fetch.get("args"));
        assertEquals("base", variable(cpu, "WHISPER_MODEL"));
        assertEquals("base,small.en,my-own_model", variable(cpu, "WORKER_MODELS"));
        Map<String, Object> api = deployment("test-whisper-rest-api");
        assertEquals("base", variable(api, "WHISPER_MODEL"));
        assertEquals("base,small.en,my-own_model,large-v3-turbo", variable(api, "TASK_MODELS"));
    }

    @Test
    void someGroupServesTheModelOfTasksThatNameNone() {
        Rendering unserved = Chart.render(TRIAL[0], TRIAL[1], "workers[0].name=gpu", "workers[0].model=medium");
        assertFalse(unserved.succeeded());
        assertTrue(unserved.text().contains("no group of workers serves base"), unserved::text);
        assertTrue(Chart.render(
                        TRIAL[0],
                        TRIAL[1],
                        "workers[0].name=gpu",
                        "workers[0].model=medium",
                        "workers[0].models={base}")
                .succeeded());
    }

    @Test
    void theLeastNumberOfPodsIsNotGreaterThanTheMost() {
        for (String wrong : List.of("workers[0].keda.minReplicas=5", "api.autoscaling.minReplicas=7")) {
            Rendering rejected =
                    Chart.render(Stream.concat(Stream.of(EXTERNAL), Stream.of("workers[0].keda.maxReplicas=4", wrong))
                            .toArray(String[]::new));
            assertFalse(rejected.succeeded(), wrong);
            assertTrue(rejected.text().contains("is greater than"), rejected::text);
        }
    }

    @Test
    void aFormWithoutStoresSaysWhatIsMissing() {
        Rendering bare = Chart.render(TRIAL[1]);
        assertFalse(bare.succeeded());
        assertTrue(bare.text().contains("or set trial=true"), bare::text);
    }

    @Test
    void theSchemaRejectsValuesThatAreMisspeltOrOfTheWrongKind() {
        for (String wrong : List.of(
                "api.replica=2",
                "workerDefaults.slots=two",
                "workers[0].name=Not A Name",
                "workers[0].name=cpu,workers[0].slot=1",
                "audio.store=/data",
                "settings.lower=1",
                "redis.address=http://x:1",
                "settings.WORKER_SLOTS=4",
                "settings.TASK_MODELS=base",
                "settings.WORKER_MODELS=base",
                "workerDefaults.model=a b",
                "workers[0].name=cpu,workers[0].models=small",
                "workers=null")) {
            Rendering rejected = Chart.render(TRIAL[0], TRIAL[1], wrong);
            assertFalse(rejected.succeeded(), wrong);
            assertTrue(rejected.text().contains("schema"), rejected::text);
        }
    }

    /** A comment stands above each value, unless all of its group have the same meaning everywhere. */
    @Test
    void everyValueIsDescribedInItsFile() throws IOException {
        Set<String> plain =
                Set.of("enabled", "requests", "limits", "tolerations", "affinity", "minReplicas", "maxReplicas");
        List<String> lines = Files.readAllLines(Chart.FOLDER.resolve("values.yaml"));
        List<String> undescribed = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String name = lines.get(i).strip().replaceFirst(":.*", "");
            boolean value = lines.get(i).matches(" *[a-zA-Z]+: \\S.*");
            boolean described = lines.get(i - 1).strip().startsWith("#");
            boolean inDescribedGroup = lines.get(i).startsWith(" ") && parentIsDescribed(lines, i);
            if (value && !described && !inDescribedGroup && !plain.contains(name)) {
                undescribed.add(lines.get(i));
            }
        }
        assertEquals(List.of(), undescribed);
    }

    private static boolean parentIsDescribed(List<String> lines, int child) {
        int indent = indent(lines.get(child));
        for (int i = child - 1; i > 0; i--) {
            if (!lines.get(i).isBlank() && indent(lines.get(i)) < indent) {
                return lines.get(i - 1).strip().startsWith("#");
            }
        }
        return false;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
