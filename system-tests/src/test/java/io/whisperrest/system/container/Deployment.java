package io.whisperrest.system.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The files that define the containers, by path in the repository. Tests change one thing in a copy to prove that a rule catches it. */
record Deployment(Map<String, String> files) {
    static final String COMPOSE = "docker-compose.yml";
    static final String SCALE = "docker-compose.scale.yml";
    static final String API = "api-service/Dockerfile";
    static final String WORKER = "worker-service/Dockerfile";
    static final String FRONTEND = "frontend/Dockerfile";
    static final String IGNORED = ".dockerignore";
    static final String POM = "pom.xml";
    static final String EXAMPLE = ".env.example";

    /** Keys whose list compose replaces when it merges two files: commands, and the one of a health check. */
    private static final Set<String> COMMANDS = Set.of("command", "entrypoint", "test");

    static Deployment shipped() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String path : List.of(COMPOSE, SCALE, API, WORKER, FRONTEND, IGNORED, POM, EXAMPLE)) {
            Path file = root().resolve(path);
            // A missing file counts as empty, so only the rules that need it report it.
            files.put(path, Files.exists(file) ? read(file) : "");
        }
        return new Deployment(files);
    }

    /** What runs with docker-compose.scale.yml on top, as one compose file. */
    Deployment scaled() {
        return withCompose(compose -> {
            Map<Object, Object> merged = merged(compose, copy(parse(SCALE)));
            return copy(withoutMarks(merged));
        });
    }

    /** A copy in which every occurrence of the text is replaced. */
    Deployment withText(String path, String text, String replacement) {
        String before = files.get(path);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(path + " no longer contains: " + text);
        }
        Map<String, String> changed = new LinkedHashMap<>(files);
        changed.put(path, before.replace(text, replacement));
        return new Deployment(changed);
    }

    /** A copy in which one key of a service has another value; null removes the key. */
    Deployment withService(String service, String key, Object value) {
        return withCompose(compose -> {
            Map<Object, Object> services = copy(compose.get("services"));
            Map<Object, Object> definition = copy(services.get(service));
            definition.put(key, value);
            services.put(service, definition);
            compose.put("services", services);
            return compose;
        });
    }

    Deployment withNetwork(String network, Map<String, ?> settings) {
        return withCompose(compose -> {
            Map<Object, Object> networks = copy(compose.get("networks"));
            networks.put(network, settings);
            compose.put("networks", networks);
            return compose;
        });
    }

    List<Service> services() {
        Map<Object, Object> services = copy(compose().get("services"));
        Map<String, Dockerfile.Stage> stages = stages(services);
        return services.entrySet().stream()
                .map(entry -> service(entry.getKey().toString(), copy(entry.getValue()), stages))
                .toList();
    }

    List<Service> workers() {
        return services().stream().filter(Service::isWorker).toList();
    }

    Map<?, ?> networks() {
        return copy(compose().get("networks"));
    }

    List<Dockerfile> dockerfiles() {
        return List.of(dockerfile(API), dockerfile(WORKER), dockerfile(FRONTEND));
    }

    Dockerfile dockerfile(String path) {
        return Dockerfile.parse(path, files.get(path));
    }

    String text(String path) {
        return files.get(path);
    }

    private static Service service(String name, Map<Object, Object> definition, Map<String, Dockerfile.Stage> stages) {
        String image = Service.plain(definition.get("image"));
        return new Service(name, definition, Optional.ofNullable(stages.get(image)));
    }

    /** The stages that become our images, by the image's name: one service builds it, others use it too. */
    private Map<String, Dockerfile.Stage> stages(Map<Object, Object> services) {
        Map<String, Dockerfile.Stage> stages = new HashMap<>();
        for (Object definition : services.values()) {
            Map<Object, Object> service = copy(definition);
            if (service.get("build") instanceof Map<?, ?> build) {
                String path = Service.plain(build.get("dockerfile"));
                String target = Service.plain(build.get("target"));
                stages.put(Service.plain(service.get("image")), dockerfile(path).stage(target));
            }
        }
        return stages;
    }

    private Deployment withCompose(UnaryOperator<Map<Object, Object>> change) {
        Map<String, String> changed = new LinkedHashMap<>(files);
        changed.put(COMPOSE, new Yaml().dump(change.apply(compose())));
        return new Deployment(changed);
    }

    private Map<Object, Object> compose() {
        return copy(withoutMarks(parse(COMPOSE)));
    }

    private Object parse(String path) {
        return new Yaml(new ComposeConstructor()).load(files.get(path));
    }

    /**
     * As compose merges two files: mappings by key; lists one after the other, unless they are commands or the second one is marked; all
     * else is replaced.
     */
    private static Map<Object, Object> merged(Map<Object, Object> below, Map<Object, Object> above) {
        Map<Object, Object> all = new LinkedHashMap<>(below);
        above.forEach((key, value) -> {
            if (value instanceof Map && all.get(key) instanceof Map) {
                all.put(key, merged(copy(all.get(key)), copy(value)));
            } else if (value instanceof List<?> list
                    && all.get(key) instanceof List<?> first
                    && !COMMANDS.contains(key)) {
                all.put(key, Stream.concat(first.stream(), list.stream()).toList());
            } else {
                all.put(key, value);
            }
        });
        return all;
    }

    private static Object withoutMarks(Object value) {
        if (value instanceof Replacing replaced) {
            return replaced.list();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, inner) -> plain.put(key, withoutMarks(inner)));
            return plain;
        }
        return value;
    }

    /** A list marked {@code !override}: it replaces the one of the file below. */
    private record Replacing(List<?> list) {}

    private static final class ComposeConstructor extends SafeConstructor {
        ComposeConstructor() {
            super(new LoaderOptions());
            yamlConstructors.put(new Tag("!override"), new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return new Replacing(new ArrayList<>(constructSequence((SequenceNode) node)));
                }
            });
        }
    }

    private static Map<Object, Object> copy(Object map) {
        if (map instanceof Map<?, ?> entries) {
            return new LinkedHashMap<>(entries);
        }
        throw new IllegalArgumentException(COMPOSE + ": expected a mapping, not " + map);
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(COMPOSE))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(COMPOSE + " not found in any parent of the working directory");
            }
        }
        return folder;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
