package io.whisperrest.api.address;

import java.io.Serial;

/** A URL that the service will not call. The message gives the reason but never the resolved address. */
public final class UrlNotAllowed extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    UrlNotAllowed(String message) {
        super(message);
    }
}
