package io.whisperrest.api.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A cache with a short lifetime, so that not every request queries the database. A lifetime starts before the load: a slow load must not
 * keep revoked access valid for longer. For the same reason it is measured on a monotonic clock.
 */
public final class Remembered<V> {
    private static final int MAX_ENTRIES = 10_000;

    private final Cache<String, Answer<V>> answers;
    private final Ticker ticker;

    public Remembered(Duration life) {
        this(life, Ticker.systemTicker());
    }

    Remembered(Duration life, Ticker ticker) {
        this.ticker = ticker;
        this.answers = Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .ticker(ticker)
                .expireAfter(Expiry.writing(
                        (String key, Answer<V> answer) -> life.minusNanos(ticker.read() - answer.askedAt())))
                .build();
    }

    private record Answer<V>(V value, long askedAt) {}

    /** Does not block. */
    public Optional<V> get(String key) {
        return Optional.ofNullable(answers.getIfPresent(key)).map(Answer::value);
    }

    /** Loads a value that is not cached, once for concurrent callers. A load that fails is not cached. */
    public V ask(String key, Supplier<V> question) {
        return answers.get(key, missing -> answer(question)).value();
    }

    private Answer<V> answer(Supplier<V> question) {
        long askedAt = ticker.read();
        return new Answer<>(question.get(), askedAt);
    }

    /** Also discards the result of a load in progress. */
    public void forget(String key) {
        answers.invalidate(key);
    }
}
