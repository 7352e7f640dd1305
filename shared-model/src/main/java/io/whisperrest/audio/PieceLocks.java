package io.whisperrest.audio;

import java.io.IOException;
import java.util.Optional;

/** Lets one writer at a time change an upload, across all processes, for a store that has no locks of its own. */
public interface PieceLocks {

    /** Empty while another writer holds it. */
    Optional<Lock> tryLock(String key);

    /** A lock that ends by itself some time after its holder has died. */
    interface Lock extends AutoCloseable {
        /** A holder that has not written for longer than that must not rely on it. */
        long LASTS_MS = 120_000;

        /**
         * Confirms the lock. Call it before each change.
         *
         * @throws LockLost when it has expired and may belong to another writer
         */
        void renew() throws LockLost;

        @Override
        void close();
    }

    /** The lock belongs to another writer, or the upload is gone. */
    final class LockLost extends IOException {
        private static final long serialVersionUID = 1L;

        public LockLost(String key) {
            super("the lock of upload " + key + " has expired");
        }
    }
}
