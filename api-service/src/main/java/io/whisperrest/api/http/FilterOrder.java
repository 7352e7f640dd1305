package io.whisperrest.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Every router filter, in the order in which a request passes them, before authentication and resources. A filter that may send a
 * response comes after those whose headers the response needs.
 */
public enum FilterOrder {
    /** Rewrites the other paths of the OpenAI dialect. Restarts routing, so it comes before everything that counts requests. */
    OTHER_PATHS,
    /** Every response carries the request id, including those of later filters. */
    REQUEST_ID,
    /** The audit log and all rate limits need the client's address. */
    CLIENT_ADDRESS,
    /** Turns {@code api-key} and {@code X-Api-Key} into {@code Authorization} before a filter reads credentials. */
    KEY_HEADERS,
    /** Records each 403 and 429 of all later filters. */
    DENIALS,
    /** Every response carries them, including those of later filters. */
    SECURITY_HEADERS,
    /** Allows pages of other origins to read the errors of later filters. */
    CORS,
    /** Checking the declared length is cheap, so it comes before everything that reads more of the request. */
    LARGE_BODY,
    /** Before any value of the request is used. */
    NUL,
    /** Rejects a wrong content type before credentials are looked up. */
    MEDIA_TYPE,
    /** Limits failed credentials before another one is looked up in the database. */
    CREDENTIAL,
    /** Only needs to know whether a credential is present; does not check it. */
    CSRF,
    /** Watches the bytes of requests that all other filters have accepted. */
    SLOW_BODY;

    /** The framework's filters have priorities up to 300; this order never reaches the framework's own maximum. */
    private static final int FIRST = 1000;

    /** Registers the filter at its position in the order. */
    public void register(Filters filters, Handler<RoutingContext> filter) {
        filters.register(filter, FIRST - ordinal());
    }
}
