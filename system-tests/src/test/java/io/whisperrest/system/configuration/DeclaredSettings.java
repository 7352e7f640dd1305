package io.whisperrest.system.configuration;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The settings of all {@link ConfigMapping} interfaces of both services. */
public final class DeclaredSettings {
    private DeclaredSettings() {}

    /** Defaults by environment variable; empty where the interface declares none. */
    public static Map<String, String> defaults() {
        Map<String, String> found = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.whisperrest")) {
            if (type.isAnnotatedWith(ConfigMapping.class)) {
                addSettings(type.reflect(), found);
            }
        }
        found.remove("TASK_MODEL"); // read from WHISPER_MODEL
        return found;
    }

    private static void addSettings(Class<?> mapping, Map<String, String> found) {
        String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
        for (Method method : mapping.getMethods()) {
            WithDefault value = method.getAnnotation(WithDefault.class);
            found.put(variable(prefix, method.getName()), value == null ? "" : value.value());
        }
    }

    private static String variable(String prefix, String method) {
        String words = method.replaceAll("([a-z0-9])([A-Z])", "$1_$2");
        return (prefix + "_" + words).replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
