package io.whisperrest.system.container;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One service of the compose file.
 *
 * @param stage build stage of its image; empty when it runs a third-party image
 */
record Service(String name, Map<?, ?> definition, Optional<Dockerfile.Stage> stage) {
    private static final Pattern DEFAULTED = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

    boolean has(String key) {
        return definition.get(key) != null;
    }

    /** The value as text, with variables replaced by their defaults; empty when absent. */
    String text(String key) {
        return plain(definition.get(key));
    }

    List<String> list(String key) {
        Object value = definition.get(key);
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().map(Service::plain).toList();
        }
        return value instanceof List<?> list
                ? list.stream().map(Service::plain).toList()
                : has(key) ? List.of(text(key)) : List.of();
    }

    Map<?, ?> map(String key) {
        return definition.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    /** The environment of the process: the image's variables, then those of the compose file, as written. */
    Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        stage.ifPresent(built -> variables.putAll(built.environment()));
        variables.putAll(ownEnvironment());
        return variables;
    }

    /** Variables of the compose file only. One without a value comes from .env, as if written {@code ${NAME}}. */
    Map<String, String> ownEnvironment() {
        Map<String, String> variables = new LinkedHashMap<>();
        if (definition.get("environment") instanceof List<?> list) {
            for (Object line : list) {
                String[] parts = line.toString().split("=", 2);
                variables.put(parts[0], parts.length > 1 ? parts[1] : "${" + parts[0] + "}");
            }
        }
        map("environment")
                .forEach((key, value) ->
                        variables.put(key.toString(), value == null ? "${" + key + "}" : value.toString()));
        return variables;
    }

    /** True for our services that run on a JVM: not the web server for the pages, nor another program of one of our images. */
    boolean isJava() {
        return stage.isPresent() && !name.equals("frontend") && !has("entrypoint");
    }

    /** True for an image of this project, as opposed to one that is only pulled. */
    boolean isOurs() {
        return String.valueOf(definition.get("image")).startsWith("${IMAGE_PREFIX");
    }

    boolean isWorker() {
        return name.startsWith("worker-service");
    }

    /** True for a service that exits by itself and serves nothing. */
    boolean isOneShot() {
        return text("restart").equals("no");
    }

    static String plain(Object value) {
        return value == null ? "" : DEFAULTED.matcher(value.toString()).replaceAll("$1");
    }
}
