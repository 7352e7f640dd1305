package io.whisperrest.api.task;

import java.util.List;

/**
 * A query for a list of tasks, as sent.
 *
 * @param status names, empty = all
 * @param language codes, empty = all
 * @param deleted true: tasks within their undo window instead
 */
public record TaskQuery(
        List<String> status,
        List<String> language,
        String model,
        String createdAfter,
        String createdBefore,
        String audioSha256,
        boolean deleted,
        String q,
        String sort) {}
