package io.whisperrest.api.task;

/** The rules for a URL that a task brings along to be called at its end; implemented where webhooks are. */
public interface Callbacks {
    /** @throws io.whisperrest.api.error.ApiProblem 422 {@code url_refused}, {@code webhook_secret_missing} */
    void require(String userId, String url);
}
