package io.whisperrest.api.body;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for bodies that are read whole, summed over all requests: a thousand bodies, each within its limit, could fill the heap
 * too. Thread-safe.
 */
final class BodyMemory {
    /** The fraction of the heap. A parsed JSON body takes several times its size. */
    private static final int PART = 8;

    private final AtomicLong free;

    /** @param heapBytes maximum size of the heap */
    BodyMemory(long heapBytes) {
        this.free = new AtomicLong(heapBytes / PART);
    }

    Share share() {
        return new Share();
    }

    /** The memory held by one request. */
    final class Share {
        private long held;
        private boolean released;

        /** False when the memory is used up, or the response has been sent. */
        synchronized boolean take(long bytes) {
            if (released) {
                return false;
            }
            if (free.addAndGet(-bytes) < 0) {
                free.addAndGet(bytes);
                return false;
            }
            held += bytes;
            return true;
        }

        /** Idempotent. */
        synchronized void release() {
            if (!released) {
                released = true;
                free.addAndGet(held);
            }
        }
    }
}
