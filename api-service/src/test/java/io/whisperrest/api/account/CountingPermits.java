package io.whisperrest.api.account;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Counts the hashes that the application computes. */
@Singleton
@Alternative
@Priority(1)
class CountingPermits extends HashingPermits {
    private final AtomicInteger computed = new AtomicInteger();

    @Override
    <T> T run(Supplier<T> hashing) {
        computed.incrementAndGet();
        return super.run(hashing);
    }

    int computed() {
        return computed.get();
    }
}
