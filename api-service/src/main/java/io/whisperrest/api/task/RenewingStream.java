package io.whisperrest.api.task;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;

/** Audio that renews the lock of its idempotency key while it is read, however slowly. */
final class RenewingStream extends FilterInputStream {
    private static final long LOCK_MS = 15_000;
    private static final long RENEW_EVERY_MS = 5_000;

    private final IdempotencyRepository keys;
    private final String userId;
    private final String key;
    private final Clock clock;
    private long renewedAt;

    RenewingStream(InputStream audio, IdempotencyRepository keys, String userId, String key, Clock clock) {
        super(audio);
        this.keys = keys;
        this.userId = userId;
        this.key = key;
        this.clock = clock;
        this.renewedAt = clock.millis();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        long now = clock.millis();
        if (now - renewedAt >= RENEW_EVERY_MS) {
            keys.renew(userId, key, now + LOCK_MS);
            renewedAt = now;
        }
        return n;
    }
}
