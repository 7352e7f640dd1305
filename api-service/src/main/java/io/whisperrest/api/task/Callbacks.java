package io.whisperrest.api.task;

/** Rules for a task's own callback URL; implemented by the webhook package. */
public interface Callbacks {
    /** @throws io.whisperrest.api.error.ApiProblem 422 {@code url_refused}, {@code webhook_secret_missing} */
    void require(String userId, String url);
}
