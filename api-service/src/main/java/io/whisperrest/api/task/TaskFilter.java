package io.whisperrest.api.task;

import io.whisperrest.api.error.Problems;
import io.whisperrest.model.search.TextIndex;
import io.whisperrest.model.task.TaskStatus;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Filters a user's tasks, as SQL conditions with named parameters. Column names never come from the request.
 *
 * @param conditions joined by AND
 * @param values bound by name; a list value is bound as a list
 */
record TaskFilter(List<String> conditions, Map<String, Object> values) {
    /** @throws io.whisperrest.api.error.ApiProblem 422 for an invalid value */
    static TaskFilter of(TaskQuery query, boolean withStatus, String userId, TextIndex index) {
        Map<String, Object> values = new LinkedHashMap<>();
        Stream.Builder<String> conditions = Stream.builder();
        if (withStatus && !query.status().isEmpty()) {
            values.put("status", query.status().stream().map(TaskFilter::status).toList());
            conditions.add("status IN (<status>)");
        }
        if (!query.language().isEmpty()) {
            values.put("language", query.language());
            conditions.add("COALESCE(detected_language, language) IN (<language>)");
        }
        equal("model", query.model(), values, conditions);
        equal("audio_sha256", query.audioSha256(), values, conditions);
        if (query.createdAfter() != null) {
            values.put("after", millis("createdAfter", query.createdAfter()));
            conditions.add("created_at > :after");
        }
        if (query.createdBefore() != null) {
            values.put("before", millis("createdBefore", query.createdBefore()));
            conditions.add("created_at < :before");
        }
        if (query.q() != null) {
            TaskSearch search = TaskSearch.of(query.q(), userId, index);
            values.putAll(search.values());
            conditions.add(search.condition());
        }
        conditions.add(query.deleted() ? "deleted_at IS NOT NULL" : "deleted_at IS NULL");
        return new TaskFilter(conditions.build().toList(), values);
    }

    private static void equal(
            String column, String value, Map<String, Object> values, Stream.Builder<String> conditions) {
        if (value != null) {
            values.put(column, value);
            conditions.add(column + " = :" + column);
        }
    }

    private static String status(String word) {
        return Stream.of(TaskStatus.values())
                .map(TaskStatus::name)
                .filter(name -> name.equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("status", "One of queued, running, success, failure, cancelled."));
    }

    private static long millis(String field, String instant) {
        try {
            return Instant.parse(instant).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw Problems.invalid(field, "An instant like 2026-01-31T12:00:00Z.");
        }
    }
}
