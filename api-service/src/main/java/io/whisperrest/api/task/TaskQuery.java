package io.whisperrest.api.task;

import java.util.List;

/**
 * What a list of tasks is asked for, as sent.
 *
 * @param status words, empty = all
 * @param language codes, empty = all
 * @param deleted true: those within their undo window instead
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
