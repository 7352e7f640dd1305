package io.whisperrest.api.admin;

import io.whisperrest.api.error.FieldError;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.setting.UserLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Validates limits that an administrator sets: none is negative, and a request rate is at least one. */
final class LimitRules {
    private LimitRules() {}

    /** @throws io.whisperrest.api.error.ApiProblem 422 */
    static UserLimits checked(UserLimits limits) {
        Map<String, Number> values = new LinkedHashMap<>();
        values.put("maxUploadBytes", limits.maxUploadBytes());
        values.put("maxDurationSeconds", limits.maxDurationSeconds());
        values.put("maxQueuedTasks", limits.maxQueuedTasks());
        values.put("maxUploads", limits.maxUploads());
        values.put("maxWaits", limits.maxWaits());
        values.put("maxStreams", limits.maxStreams());
        values.put("audioSecondsPerDay", limits.audioSecondsPerDay());
        values.put("storageBytes", limits.storageBytes());
        List<FieldError> errors = values.entrySet().stream()
                .filter(value -> value.getValue() != null && value.getValue().longValue() < 0)
                .map(value -> new FieldError("limits." + value.getKey(), "invalid", "A limit is not below zero."))
                .toList();
        if (!errors.isEmpty()) {
            throw Problems.validation(errors);
        }
        if (limits.requestsPerMinute() != null && limits.requestsPerMinute() < 1) {
            throw Problems.invalid("limits.requestsPerMinute", "At least one request a minute.");
        }
        return limits;
    }
}
