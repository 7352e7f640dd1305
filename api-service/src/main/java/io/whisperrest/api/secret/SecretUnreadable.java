package io.whisperrest.api.secret;

import java.io.Serial;

/** A secret cannot be decrypted because the seal key was changed; its owner must create a new secret. */
public final class SecretUnreadable extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    SecretUnreadable(Throwable cause) {
        super("a secret does not open: SECRETS_SEAL_KEY is not the one it was sealed with", cause);
    }
}
