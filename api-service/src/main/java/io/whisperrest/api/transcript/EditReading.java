package io.whisperrest.api.transcript;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parses the parts of an {@link Edit} up to their limits: an overlong list is rejected at the limit, not after it has been read. */
final class EditReading {
    private EditReading() {}

    static final class Lines extends StdDeserializer<List<Edit.Line>> {
        private static final long serialVersionUID = 1L;

        Lines() {
            super(List.class);
        }

        @Override
        public List<Edit.Line> deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.isExpectedStartArrayToken()) {
                return context.reportInputMismatch(this, "a list of segments is expected");
            }
            List<Edit.Line> lines = new ArrayList<>();
            long characters = 0;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                Edit.Line line = json.hasToken(JsonToken.VALUE_NULL) ? null : context.readValue(json, Edit.Line.class);
                lines.add(line);
                characters +=
                        line == null || line.text() == null ? 0 : line.text().length();
                Edit.requireFew(lines, characters);
            }
            return lines;
        }
    }

    static final class Names extends StdDeserializer<Map<String, String>> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(Map.class);
        }

        @Override
        public Map<String, String> deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.isExpectedStartObjectToken()) {
                return context.reportInputMismatch(this, "names by key are expected");
            }
            Map<String, String> names = new HashMap<>();
            for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
                boolean absent = json.nextToken() == JsonToken.VALUE_NULL;
                names.put(key, absent ? null : context.readValue(json, String.class));
                Edit.requireFew(names);
            }
            return names;
        }
    }
}
