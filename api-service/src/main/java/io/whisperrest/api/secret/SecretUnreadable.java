package io.whisperrest.api.secret;

import java.io.Serial;

/** A secret cannot be decrypted: it was encrypted with another seal key, or was changed or moved. */
public final class SecretUnreadable extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    SecretUnreadable(Throwable cause) {
        super("a secret cannot be decrypted: SECRETS_SEAL_KEY is not the one it was encrypted with", cause);
    }
}
