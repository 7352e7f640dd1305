package io.whisperrest.api.task;

import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.http.RequestIds;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the headers that every dialect accepts in a request for a task. */
@ApplicationScoped
public class TaskRequests {
    private final CurrentUser user;

    TaskRequests(CurrentUser user) {
        this.user = user;
    }

    /**
     * @param dialect {@code classic}, {@code api}, {@code openai}
     * @param waiting true when the caller waits for the transcript
     */
    public TaskRequest of(String dialect, boolean waiting, RoutingContext context) {
        return new TaskRequest(
                user.id(),
                user.keyId(),
                dialect,
                RequestIds.of(context),
                context.request().getHeader("Idempotency-Key"),
                waiting,
                BodySource.length(context));
    }
}
