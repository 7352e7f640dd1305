package io.whisperrest.api.webhook;

import java.util.ArrayList;
import java.util.List;

/**
 * The secrets of an end point or account as a row holds them.
 *
 * @param owner id of that row
 * @param current null = none was made yet
 * @param previous the one before, null = none
 * @param previousUntil until when both sign
 */
record SealedSecrets(String owner, String current, String previous, Long previousUntil) {

    /** The newest first. */
    List<WebhookSecret> open(SecretSeal seal, long now) throws SecretUnreadable {
        List<WebhookSecret> secrets = new ArrayList<>();
        if (current == null) {
            return secrets;
        }
        secrets.add(new WebhookSecret(seal.open(current, owner)));
        if (previous != null && previousUntil != null && now < previousUntil) {
            secrets.add(new WebhookSecret(seal.open(previous, owner)));
        }
        return secrets;
    }
}
