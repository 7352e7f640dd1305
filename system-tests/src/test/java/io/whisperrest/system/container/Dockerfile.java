package io.whisperrest.system.container;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A parsed Dockerfile: comments removed, continued lines joined, arguments before the first FROM resolved in base names. */
record Dockerfile(String path, List<Stage> stages) {
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=(\"[^\"]*\"|\\S*)");

    record Instruction(String word, String rest) {}

    record Stage(String name, String base, List<Instruction> instructions) {
        List<String> all(String word) {
            return instructions.stream()
                    .filter(instruction -> instruction.word().equals(word))
                    .map(Instruction::rest)
                    .toList();
        }

        /** The last instruction of that kind, which is the one that counts in a build; empty when there is none. */
        String last(String word) {
            List<String> all = all(word);
            return all.isEmpty() ? "" : all.get(all.size() - 1);
        }

        Map<String, String> environment() {
            Map<String, String> variables = new LinkedHashMap<>();
            for (String line : all("ENV")) {
                Matcher assignment = ASSIGNMENT.matcher(line);
                while (assignment.find()) {
                    variables.put(assignment.group(1), assignment.group(2).replace("\"", ""));
                }
            }
            return variables;
        }
    }

    static Dockerfile parse(String path, String text) {
        Map<String, String> arguments = new LinkedHashMap<>();
        List<Stage> stages = new ArrayList<>();
        for (String line : joined(text)) {
            String[] parts = line.split("\\s+", 2);
            Instruction instruction =
                    new Instruction(parts[0].toUpperCase(Locale.ROOT), parts.length > 1 ? parts[1] : "");
            if (instruction.word().equals("FROM")) {
                String[] from = resolved(instruction.rest(), arguments).split("\\s+");
                stages.add(new Stage(from.length > 2 ? from[2] : "", from[0], new ArrayList<>()));
            } else if (!stages.isEmpty()) {
                stages.get(stages.size() - 1).instructions().add(instruction);
            } else if (instruction.word().equals("ARG")) {
                String[] argument = instruction.rest().split("=", 2);
                arguments.put(argument[0], argument.length > 1 ? argument[1] : "");
            }
        }
        return new Dockerfile(path, stages);
    }

    /** @param target empty = the last stage, as in a build */
    Stage stage(String target) {
        return stages.stream()
                .filter(stage -> stage.name().equals(target))
                .findFirst()
                .orElseGet(() -> stages.get(stages.size() - 1));
    }

    /** Stages that become images: those with an entry point. */
    List<Stage> images() {
        return stages.stream()
                .filter(stage -> !stage.all("ENTRYPOINT").isEmpty() || stage == stages.get(stages.size() - 1))
                .toList();
    }

    private static List<String> joined(String text) {
        String code = text.lines().filter(line -> !line.strip().startsWith("#")).collect(Collectors.joining("\n"));
        return code.replaceAll("\\\\\\n\\s*", " ")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String resolved(String text, Map<String, String> arguments) {
        String result = text;
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            result = result.replace("${" + argument.getKey() + "}", argument.getValue());
        }
        return result;
    }
}
