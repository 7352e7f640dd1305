package io.whisperrest.system.secret;

import io.whisperrest.system.stack.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The bytes of everything that the services store, searched for secrets. */
final class Traces {
    private final Map<String, String> kept = new LinkedHashMap<>();

    /**
     * The database files with their journals, including free pages, and Redis' append-only file, which holds every command it received.
     */
    static Traces of(Stack stack) throws IOException {
        Traces traces = new Traces();
        traces.addFolder("data", stack.data());
        List<?> answer = (List<?>) stack.redis().command("CONFIG", "GET", "dir");
        traces.addFolder("redis", Path.of(answer.get(1).toString()));
        return traces;
    }

    private void addFolder(String name, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(folder.resolve("audio"))) {
                    add(name + "/" + folder.relativize(file), Files.readAllBytes(file));
                }
            }
        }
    }

    void add(String name, byte[] bytes) {
        kept.put(name, new String(bytes, StandardCharsets.ISO_8859_1)); // one character per byte
    }

    /** Names of the places that contain the secret, as plain text, in base64 or in hexadecimal. */
    List<String> of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String plain = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> spellings = List.of(
                plain,
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                HexFormat.of().formatHex(bytes));
        List<String> found = new ArrayList<>();
        kept.forEach((name, content) -> {
            if (spellings.stream().anyMatch(content::contains)) {
                found.add(name);
            }
        });
        return found;
    }

    /** Names and sizes, for the test's output. */
    String inventory() {
        List<String> all = new ArrayList<>();
        kept.forEach((name, content) -> all.add(name + " " + content.length()));
        return String.join(", ", all);
    }
}
