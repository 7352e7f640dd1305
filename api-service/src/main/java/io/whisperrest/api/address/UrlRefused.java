package io.whisperrest.api.address;

import java.io.Serial;

/** A URL the service will not call; the message says what is wrong with it, never what it resolved to. */
public final class UrlRefused extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    UrlRefused(String message) {
        super(message);
    }
}
