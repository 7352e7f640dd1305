package io.whisperrest.api.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whisperrest.api.setting.Retention;
import java.util.Map;
import org.jdbi.v3.core.mapper.Nested;

/**
 * A user's own settings.
 *
 * @param locale of the interface; null = the browser's
 * @param defaults task options used when a request does not name them
 * @param retention null fields = the server's default
 */
public record UserPreferences(
        String locale, Map<String, Object> defaults, @Nested Retention retention) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OPTIONS = new TypeReference<>() {};

    public static Map<String, Object> parse(String json) {
        try {
            return JSON.readValue(json, OPTIONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored defaults are no options", e);
        }
    }

    String defaultsJson() {
        try {
            return JSON.writeValueAsString(defaults);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // only strings, numbers and lists
        }
    }
}
