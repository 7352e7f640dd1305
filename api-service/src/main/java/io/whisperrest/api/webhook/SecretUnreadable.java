package io.whisperrest.api.webhook;

import java.io.Serial;

/** A secret cannot be decrypted because the seal key was changed; its owner must create a new secret. */
final class SecretUnreadable extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    SecretUnreadable(Throwable cause) {
        super("a webhook secret does not open: SECRETS_SEAL_KEY is not the one it was sealed with", cause);
    }
}
