package io.whisperrest.api.webhook;

import io.whisperrest.api.secret.SecretSeal;
import io.whisperrest.api.secret.SecretUnreadable;
import java.util.ArrayList;
import java.util.List;

/**
 * The encrypted secrets in the row of an endpoint or account.
 *
 * @param owner id of that row
 * @param current null = none created yet
 * @param previous the secret before it, null = none
 * @param previousUntil until then both secrets sign
 */
record SealedSecrets(String owner, String current, String previous, Long previousUntil) {

    /** Newest first. */
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
