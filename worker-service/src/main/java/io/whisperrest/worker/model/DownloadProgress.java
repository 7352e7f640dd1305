package io.whisperrest.worker.model;

import io.whisperrest.modeltools.catalog.CatalogEntry;
import java.util.Locale;
import java.util.function.Consumer;

/** Prints a line every few seconds, which suits logs better than a progress bar. */
final class DownloadProgress {
    private static final long EVERY_NANOS = 3_000_000_000L;

    private final CatalogEntry entry;
    private final long from;
    private final Consumer<String> lines;
    private final long startedNanos = System.nanoTime();
    private long toldNanos = startedNanos;

    DownloadProgress(CatalogEntry entry, long from, Consumer<String> lines) {
        this.entry = entry;
        this.from = from;
        this.lines = lines;
        lines.accept(String.format(
                Locale.ROOT,
                "%s: %s %.1f MB",
                entry.id(),
                from == 0 ? "fetching" : "continuing, left",
                (entry.bytes() - from) / 1e6));
    }

    void at(long position) {
        long now = System.nanoTime();
        if (now - toldNanos < EVERY_NANOS && position != entry.bytes()) {
            return;
        }
        toldNanos = now;
        double rate = (position - from) / 1e6 / Math.max(1e-3, (now - startedNanos) / 1e9);
        lines.accept(String.format(
                Locale.ROOT,
                "%s: %d %% of %.0f MB, %.1f MB/s",
                entry.id(),
                100 * position / entry.bytes(),
                entry.bytes() / 1e6,
                rate));
    }
}
