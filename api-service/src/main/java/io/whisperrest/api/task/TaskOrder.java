package io.whisperrest.api.task;

import io.whisperrest.api.error.Problems;
import java.util.Map;

/**
 * The order of a list, with ties broken by id, so that each page continues exactly where the previous one ended.
 *
 * @param expression SQL expression, never null in any row
 * @param isNumber false: text
 */
record TaskOrder(String expression, boolean isNumber, boolean descending) {
    private static final Map<String, TaskOrder> KNOWN = Map.of(
            "createdAt", new TaskOrder("created_at", true, false),
            "finishedAt", new TaskOrder("COALESCE(finished_at, 0)", true, false),
            "name", new TaskOrder("lower(COALESCE(name, ''))", false, false),
            "duration", new TaskOrder("COALESCE(audio_ms, 0)", true, false),
            "status", new TaskOrder("status", false, false));

    /** @param word {@code createdAt} or {@code -createdAt}; null = newest first */
    static TaskOrder of(String word) {
        String asked = word == null ? "-createdAt" : word;
        boolean descending = asked.startsWith("-");
        TaskOrder known = KNOWN.get(descending ? asked.substring(1) : asked);
        if (known == null) {
            throw Problems.invalid(
                    "sort", "One of createdAt, finishedAt, name, duration, status, with - before it or not.");
        }
        return new TaskOrder(known.expression, known.isNumber, descending);
    }

    String by() {
        String way = descending ? " DESC" : " ASC";
        return " ORDER BY " + expression + way + ", id" + way;
    }

    /** Condition for the rows after the one with these two values. */
    String behind() {
        String than = descending ? " < " : " > ";
        return " AND (" + expression + than + ":at OR (" + expression + " = :at AND id" + than + ":id))";
    }
}
