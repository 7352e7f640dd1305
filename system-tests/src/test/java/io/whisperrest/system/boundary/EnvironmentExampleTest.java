package io.whisperrest.system.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.whisperrest.system.stack.Project;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code .env.example} names every setting the services read, with its true default. */
class EnvironmentExampleTest {
    private static final Pattern LINE = Pattern.compile("^#?([A-Z][A-Z0-9_]*)=(.*)$", Pattern.MULTILINE);

    private static Map<String, String> example() throws IOException {
        return LINE.matcher(Files.readString(Project.root().resolve(".env.example")))
                .results()
                .collect(Collectors.toMap((MatchResult line) -> line.group(1), line -> line.group(2), (a, b) -> b));
    }

    /** Default by variable; empty where there is none. */
    private static Map<String, String> settings() {
        Map<String, String> found = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.whisperrest")) {
            if (type.isAnnotatedWith(ConfigMapping.class)) {
                Class<?> mapping = type.reflect();
                String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
                for (Method method : mapping.getMethods()) {
                    WithDefault value = method.getAnnotation(WithDefault.class);
                    found.put(variable(prefix, method.getName()), value == null ? "" : value.value());
                }
            }
        }
        return found;
    }

    private static String variable(String prefix, String method) {
        String words = method.replaceAll("([a-z0-9])([A-Z])", "$1_$2");
        return (prefix + "_" + words).replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    @Test
    void namesEverySettingOfBothServices() throws IOException {
        TreeSet<String> missing = new TreeSet<>(settings().keySet());
        missing.removeAll(example().keySet());
        missing.remove("TASK_MODEL"); // read from WHISPER_MODEL
        assertTrue(missing.isEmpty(), "not in .env.example: " + missing);
    }

    @Test
    void tellsTheTrueDefaults() throws IOException {
        Map<String, String> example = example();
        settings().forEach((name, value) -> {
            String told = example.get(name);
            if (told != null && !told.isEmpty() && !value.isEmpty()) {
                assertEquals(value.toUpperCase(Locale.ROOT), told.toUpperCase(Locale.ROOT), name);
            }
        });
    }
}
