package io.whisperrest.system.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.configuration.EnvironmentExample.Variable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code .env.example} names and describes every setting that the services read, with its actual default. */
class EnvironmentExampleTest {
    @Test
    void namesEverySettingOfBothServices() throws IOException {
        TreeSet<String> missing = new TreeSet<>(DeclaredSettings.defaults().keySet());
        missing.removeAll(EnvironmentExample.shipped().values().keySet());
        assertTrue(missing.isEmpty(), "not in .env.example: " + missing);
    }

    @Test
    void statesTheActualDefaults() throws IOException {
        Map<String, String> example = EnvironmentExample.shipped().values();
        DeclaredSettings.defaults().forEach((name, value) -> {
            String told = example.get(name);
            if (told != null && !told.isEmpty() && !value.isEmpty()) {
                assertEquals(value.toUpperCase(Locale.ROOT), told.toUpperCase(Locale.ROOT), name);
            }
        });
    }

    @Test
    void describesEachVariableInTheCommentAboveIt() throws IOException {
        List<String> undescribed = EnvironmentExample.shipped()
                .variables()
                .filter(variable -> variable.description().isEmpty())
                .map(Variable::name)
                .toList();
        assertEquals(List.of(), undescribed);
    }
}
