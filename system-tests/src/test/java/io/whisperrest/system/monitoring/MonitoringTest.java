package io.whisperrest.system.monitoring;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whisperrest.system.stack.Client;
import io.whisperrest.system.stack.Project;
import io.whisperrest.system.stack.ServiceProcess;
import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Alerts and dashboard ask only for metrics that the services have, and each alert has its entry in the runbook. */
class MonitoringTest {
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(_[a-z]+)+\\b(?=[{\\[) ]|$)");
    private static final Set<String> NO_METRICS = Set.of("max_by", "sum_by");

    @TempDir
    private Path directory;

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> alerts() throws IOException {
        Map<String, Object> file =
                new Yaml().load(Files.readString(Project.root().resolve("deploy/prometheus/alerts.yml")));
        return ((List<Map<String, Object>>) file.get("groups"))
                .stream()
                        .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                        .toList();
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper()
                .readTree(Project.root()
                        .resolve("deploy/grafana/whisper-rest.json")
                        .toFile());
    }

    private static Set<String> askedFor() throws IOException {
        Stream<String> ofAlerts = alerts().stream().map(alert -> String.valueOf(alert.get("expr")));
        Stream<String> ofPanels = dashboard().findValuesAsText("expr").stream();
        return Stream.concat(ofAlerts, ofPanels)
                .flatMap(expression ->
                        METRIC.matcher(expression.replaceAll("\"[^\"]*\"", "")).results())
                .map(MatchResult::group)
                .filter(name -> !NO_METRICS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyAlertHasItsEntryInTheRunbook() throws IOException {
        String runbook = Files.readString(Project.root().resolve("docs/runbook.md"));
        assertFalse(alerts().isEmpty());
        for (Map<String, Object> alert : alerts()) {
            String name = String.valueOf(alert.get("alert"));
            assertTrue(runbook.contains("\n## " + name + "\n"), name);
            assertTrue(
                    String.valueOf(alert.get("annotations"))
                            .contains("docs/runbook.md#" + name.toLowerCase(Locale.ROOT)),
                    name);
        }
    }

    @Test
    @Tag("slow")
    void theServicesHaveEveryMetricThatIsAskedFor() throws IOException {
        try (Stack stack = new Stack(directory.resolve("data"))) {
            ServiceProcess api = stack.startApi();
            ServiceProcess worker = stack.startWorker();
            Client client = stack.client("watched");
            client.awaitEnd(client.transcribe(Project.sample(), "en"));
            Path text = Files.writeString(directory.resolve("no-audio.mp3"), "ID3 this is no recording");
            client.awaitEnd(client.transcribe(text, "en")); // counts as a failure
            Set<String> missing = new TreeSet<>(askedFor());
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                String all = api.metrics() + worker.metrics();
                missing.removeIf(name -> all.contains("\n" + name + "{") || all.contains("\n" + name + " "));
                return missing.isEmpty();
            });
            assertEquals(Set.of(), missing);
            await().atMost(Duration.ofSeconds(40)).until(() -> api.metrics().contains("\nworker_alive 1.0"));
        }
    }
}
