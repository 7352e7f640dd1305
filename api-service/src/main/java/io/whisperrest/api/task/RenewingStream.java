package io.whisperrest.api.task;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Audio that renews the lock of its idempotency key while it is read, however slowly. */
final class RenewingStream extends FilterInputStream {
    private final KeyLock lock;

    RenewingStream(InputStream audio, KeyLock lock) {
        super(audio);
        this.lock = lock;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        lock.renew();
        return n;
    }
}
