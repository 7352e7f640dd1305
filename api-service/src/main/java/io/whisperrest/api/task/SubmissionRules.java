package io.whisperrest.api.task;

import io.whisperrest.api.audio.ReceivedAudio;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.usage.Reservation;
import io.whisperrest.queue.Lane;
import io.whisperrest.queue.QueueConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The server's decisions about a new task: its model, lane and name, and whether its webhook URL may be called. */
@ApplicationScoped
class SubmissionRules {
    private final TaskRepository tasks;
    private final Models models;
    private final Callbacks callbacks;
    private final QueueConfig queueConfig;
    private final Clock clock;

    SubmissionRules(TaskRepository tasks, Models models, Callbacks callbacks, QueueConfig queueConfig, Clock clock) {
        this.tasks = tasks;
        this.models = models;
        this.callbacks = callbacks;
        this.queueConfig = queueConfig;
        this.clock = clock;
    }

    /**
     * @param retryOf id of the task whose audio it shares; null = none
     * @throws io.whisperrest.api.error.ApiProblem 403 {@code lane_not_allowed}; 422 {@code url_refused},
     *     {@code webhook_secret_missing}
     */
    Submission submission(
            TaskRequest request,
            String id,
            TaskRequest.Form form,
            Reservation reserved,
            ReceivedAudio audio,
            String retryOf) {
        if (form.webhookUrl() != null) {
            callbacks.require(request.userId(), form.webhookUrl());
        }
        return new Submission(
                id,
                request.userId(),
                request.apiKeyId(),
                request.dialect(),
                request.requestId(),
                lane(request, form.lane(), reserved),
                FileName.chosen(form.name()),
                form.model() == null ? models.defaultId() : form.model(),
                form.options(),
                form.metadata(),
                form.webhookUrl(),
                audio,
                retryOf,
                clock.millis());
    }

    private Lane lane(TaskRequest request, Lane asked, Reservation reserved) {
        if (asked == Lane.HI && !reserved.admin() && !reserved.limits().hiLane()) {
            throw Problems.forbidden("lane_not_allowed", "The lane 'hi' is not open to you: send auto.");
        }
        if (asked != null) {
            return asked;
        }
        if (request.waiting()) {
            return Lane.HI;
        }
        return tasks.waiting(request.userId()) > queueConfig.bulkThreshold() ? Lane.BULK : Lane.NORMAL;
    }
}
