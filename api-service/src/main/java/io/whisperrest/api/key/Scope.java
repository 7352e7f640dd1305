package io.whisperrest.api.key;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an API key may be used for. */
public enum Scope {
    TASKS_READ("tasks:read"),
    TASKS_WRITE("tasks:write"),
    USAGE_READ("usage:read"),
    WEBHOOKS("webhooks"),
    ADMIN("admin");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }

    /** True when only keys of administrators may have this scope. */
    public boolean isForAdministrators() {
        return this == ADMIN;
    }

    static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Scope::word).collect(Collectors.joining(", "));
    }

    /** The form in the database column. */
    static String write(List<Scope> scopes) {
        return scopes.stream().map(Scope::word).collect(Collectors.joining(" "));
    }

    public static List<Scope> read(String column) {
        return Arrays.stream(column.split(" "))
                .flatMap(word -> of(word).stream())
                .toList();
    }
}
