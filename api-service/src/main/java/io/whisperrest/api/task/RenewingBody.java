package io.whisperrest.api.task;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;

/** A body that renews the lock of its idempotency key while it arrives, however slowly. */
final class RenewingBody implements TaskService.Body {
    private static final long LOCK_MS = 15_000;
    private static final long RENEW_EVERY_MS = 5_000;

    private final TaskService.Body body;
    private final IdempotencyRepository keys;
    private final String userId;
    private final String key;
    private final Clock clock;

    RenewingBody(TaskService.Body body, IdempotencyRepository keys, String userId, String key, Clock clock) {
        this.body = body;
        this.keys = keys;
        this.userId = userId;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public InputStream audio() throws IOException {
        return new FilterInputStream(body.audio()) {
            private long renewedAt = clock.millis();

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
        };
    }

    @Override
    public TaskRequest.Form form() throws IOException {
        return body.form();
    }
}
