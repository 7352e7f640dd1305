package io.whisperrest.api.dispatch;

import io.whisperrest.audio.AudioStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Erases what was deleted longer ago than the undo window: the row with its transcript, then the audio nobody else needs;
 * of closed accounts everything, whenever it was deleted.
 */
public final class Eraser {
    private static final int BATCH = 100;

    private final ErasureRepository rows;
    private final AudioStore store;
    private final Duration undoWindow;
    private final Clock clock;

    public Eraser(ErasureRepository rows, AudioStore store, Duration undoWindow, Clock clock) {
        this.rows = rows;
        this.store = store;
        this.undoWindow = undoWindow;
        this.clock = clock;
    }

    /** Harmless when several processes do it at once. A crash between row and file leaves a file that the janitor finds. */
    public void pass() throws IOException {
        boolean closed = rows.hasClosedAccounts();
        if (closed) {
            rows.claimOfClosedAccounts(clock.millis());
        }
        List<String> due = rows.due(clock.millis() - undoWindow.toMillis(), BATCH);
        while (!due.isEmpty()) {
            for (String id : due) {
                Optional<String> audio = rows.erase(id);
                if (audio.isPresent()) {
                    store.erase(audio.get());
                }
            }
            due = rows.due(clock.millis() - undoWindow.toMillis(), BATCH);
        }
        if (closed) {
            rows.eraseClosedAccounts();
        }
    }
}
