package io.whisperrest.system.container;

import io.whisperrest.system.stack.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** The Helm chart, rendered by Helm itself. */
final class Chart {
    static final Path FOLDER = Project.root().resolve("deploy/helm/whisper-rest");

    private Chart() {}

    /** What Helm printed, and whether it succeeded. */
    record Rendering(boolean succeeded, String text) {

        /** The objects of that kind. */
        List<Map<String, Object>> objects(String kind) {
            return StreamSupport.stream(new Yaml().loadAll(text).spliterator(), false)
                    .filter(Objects::nonNull)
                    .map(Chart::map)
                    .filter(object -> kind.equals(object.get("kind")))
                    .toList();
        }

        /** The pods that all objects would make, by the name of the object. */
        List<Map.Entry<String, Map<String, Object>>> pods() {
            List<Map.Entry<String, Map<String, Object>>> pods = new ArrayList<>();
            for (String kind : List.of("Deployment", "StatefulSet", "Job")) {
                for (Map<String, Object> object : objects(kind)) {
                    pods.add(Map.entry(name(object), map(at(object, "spec", "template", "spec"))));
                }
            }
            objects("Pod").forEach(pod -> pods.add(Map.entry(name(pod), map(pod.get("spec")))));
            return pods;
        }
    }

    /** @param sets assignments as {@code --set} takes them */
    static Rendering render(String... sets) {
        List<String> command =
                new ArrayList<>(List.of(program().orElseThrow().toString(), "template", "test", FOLDER.toString()));
        command.addAll(List.of("--kube-version", "1.36.3"));
        Stream.of(sets).forEach(set -> command.addAll(List.of("--set", set)));
        return run(command);
    }

    static Rendering lint(String... sets) {
        List<String> command =
                new ArrayList<>(List.of(program().orElseThrow().toString(), "lint", "--strict", FOLDER.toString()));
        Stream.of(sets).forEach(set -> command.addAll(List.of("--set", set)));
        return run(command);
    }

    private static Rendering run(List<String> command) {
        try {
            Path output = Files.createTempFile("helm", ".yaml");
            Path errors = Files.createTempFile("helm", ".log");
            Process helm = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            boolean succeeded = helm.waitFor() == 0;
            return new Rendering(succeeded, Files.readString(output) + (succeeded ? "" : Files.readString(errors)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Helm: the one that HELM names, or that {@code scripts/provision/helm.sh} fetched. */
    static Optional<Path> program() {
        String named = System.getenv("HELM");
        return Optional.of(
                        named == null || named.isBlank()
                                ? Project.root().resolve(".runtime/helm/helm")
                                : Path.of(named))
                .filter(Files::isExecutable);
    }

    static String name(Map<String, Object> object) {
        return String.valueOf(at(object, "metadata", "name"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    /** A value by its path; null when there is none. */
    static Object at(Object value, String... path) {
        Object here = value;
        for (String step : Arrays.asList(path)) {
            here = map(here).get(step);
        }
        return here;
    }
}
