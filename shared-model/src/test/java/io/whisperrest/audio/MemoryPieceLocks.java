package io.whisperrest.audio;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Locks of one process, which a test can let expire. */
final class MemoryPieceLocks implements PieceLocks {
    private final Map<String, Object> holders = new ConcurrentHashMap<>();

    @Override
    public Optional<Lock> tryLock(String key) {
        Object holder = new Object();
        return holders.putIfAbsent(key, holder) == null ? Optional.of(new Held(key, holder)) : Optional.empty();
    }

    /** As when the holder has not been heard of for too long. */
    void expire(String key) {
        holders.remove(key);
    }

    private final class Held implements Lock {
        private final String key;
        private final Object holder;

        Held(String key, Object holder) {
            this.key = key;
            this.holder = holder;
        }

        @Override
        public void renew() throws LockLost {
            if (holders.get(key) != holder) {
                throw new LockLost(key);
            }
        }

        @Override
        public void close() {
            holders.remove(key, holder);
        }
    }
}
