package io.whisperrest.api.task;

import io.whisperrest.api.account.UserPreferences;
import io.whisperrest.api.account.UserRepository;
import io.whisperrest.api.error.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A user's default options, used where a request does not name its own. */
@ApplicationScoped
public class TaskDefaults {
    private static final Set<String> OF_ONE_RECORDING = TaskOption.fields(TaskOption.OF_ONE_RECORDING::contains);

    private final UserRepository users;
    private final OptionFields options;

    TaskDefaults(UserRepository users, OptionFields options) {
        this.users = users;
        this.options = options;
    }

    /** @throws io.whisperrest.api.error.ApiProblem as for the options of a task */
    public void check(Map<String, Object> defaults) {
        options.readItems(fields(defaults), null);
    }

    /**
     * Merges the request's options over the user's defaults.
     *
     * @param fields of the request, lists already split; not modified
     */
    public TaskRequest.Form read(String userId, Map<String, List<String>> fields, String fileName) {
        Map<String, List<String>> all = users.preferences(userId)
                .map(UserPreferences::defaults)
                .map(TaskDefaults::fields)
                .orElseGet(HashMap::new);
        if (fields.containsKey("language") || fields.containsKey("languages")) {
            all.remove("language"); // the two options exclude each other
            all.remove("languages");
        }
        all.putAll(fields);
        return options.readItems(all, fileName);
    }

    private static Map<String, List<String>> fields(Map<String, Object> defaults) {
        Map<String, List<String>> fields = new HashMap<>();
        defaults.forEach((name, value) -> {
            if (OF_ONE_RECORDING.contains(name)) {
                throw Problems.invalid(name, "This option belongs to one recording and has no default.");
            }
            if (value instanceof List<?> list) {
                fields.put(name, list.stream().map(item -> text(name, item)).toList());
            } else if (value != null) {
                fields.put(name, List.of(text(name, value)));
            }
        });
        return fields;
    }

    private static String text(String name, Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw Problems.invalid("defaults." + name, "A text, a number, true, false, or a list of texts.");
    }
}
