package io.whisperrest.system.configuration;

import io.whisperrest.system.stack.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code .env.example}: sections ({@code # --- Title ---}), each with an optional introduction that ends in an empty line, then the
 * variables, each below the comment that describes it.
 */
record EnvironmentExample(List<Section> sections) {
    private static final Pattern TITLE = Pattern.compile("# --- (.*) ---");
    private static final Pattern VARIABLE = Pattern.compile("(#?)([A-Z][A-Z0-9_]*)=(.*)");

    record Section(String title, List<String> introduction, List<Variable> variables) {}

    /** @param generated true for an active line without a value: a secret that {@code make env} fills in */
    record Variable(String name, String value, boolean generated, String description) {}

    static EnvironmentExample shipped() throws IOException {
        return of(Files.readAllLines(Project.root().resolve(".env.example")));
    }

    static EnvironmentExample of(List<String> lines) {
        List<Section> sections = new ArrayList<>();
        List<String> comment = new ArrayList<>();
        for (String line : lines) {
            Matcher title = TITLE.matcher(line);
            Matcher variable = VARIABLE.matcher(line);
            if (title.matches()) {
                sections.add(new Section(title.group(1), new ArrayList<>(), new ArrayList<>()));
            } else if (variable.matches()) {
                sections.get(sections.size() - 1).variables().add(variable(variable, comment));
            } else if (line.startsWith("# ")) {
                comment.add(line.substring(2));
                continue;
            } else if (line.isEmpty() && !sections.isEmpty()) {
                sections.get(sections.size() - 1).introduction().addAll(comment);
            }
            comment.clear();
        }
        return new EnvironmentExample(sections);
    }

    Stream<Variable> variables() {
        return sections.stream().flatMap(section -> section.variables().stream());
    }

    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        variables().forEach(variable -> values.put(variable.name(), variable.value()));
        return values;
    }

    private static Variable variable(Matcher line, List<String> comment) {
        boolean generated = line.group(1).isEmpty() && line.group(3).isEmpty();
        return new Variable(line.group(2), line.group(3), generated, String.join(" ", comment));
    }
}
