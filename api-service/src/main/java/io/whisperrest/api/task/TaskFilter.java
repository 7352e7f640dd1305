package io.whisperrest.api.task;

import io.whisperrest.api.error.Problems;
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
    private static final int MIN_SEARCH_LENGTH = 2;
    private static final int MAX_SEARCH_LENGTH = 200;

    /** @throws io.whisperrest.api.error.ApiProblem 422 for an invalid value */
    static TaskFilter of(TaskQuery query, boolean withStatus) {
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
            values.put("q", LikePattern.containing(search(query.q())));
            // Correlated, so that only the user's own texts are read, and no more of them than the page needs. LIKE
            // finds a rare Latin word in half
            // the time of instr, a Cyrillic one slightly faster (benchmarks/lists.py).
            conditions.add("EXISTS (SELECT 1 FROM task_text WHERE task_id = task.id AND folded LIKE :q ESCAPE '!')");
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

    private static String search(String text) {
        String folded = text.strip().toLowerCase(Locale.ROOT);
        if (folded.length() < MIN_SEARCH_LENGTH || folded.length() > MAX_SEARCH_LENGTH) {
            throw Problems.invalid(
                    "q", "Search for " + MIN_SEARCH_LENGTH + " to " + MAX_SEARCH_LENGTH + " characters.");
        }
        return folded;
    }
}
