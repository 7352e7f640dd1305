package io.whisperrest.modeltools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parsed command line: {@code --name value} pairs and the remaining arguments. */
public final class Arguments {
    private final Map<String, String> options = new HashMap<>();
    private final List<String> rest = new ArrayList<>();

    /** @throws IllegalArgumentException for an unknown option, or one without its value */
    public Arguments(String[] words, Set<String> known) {
        for (int i = 0; i < words.length; i++) {
            if (!words[i].startsWith("--")) {
                rest.add(words[i]);
                continue;
            }
            if (!known.contains(words[i])) {
                throw new IllegalArgumentException("unknown option " + words[i]);
            }
            if (i + 1 == words.length) {
                throw new IllegalArgumentException("option " + words[i] + " needs a value");
            }
            options.put(words[i], words[++i]);
        }
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    public List<String> rest() {
        return rest;
    }
}
