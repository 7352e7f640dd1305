package io.whisperrest.api.dispatch;

import io.whisperrest.audio.AudioStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Erases tasks that were deleted longer ago than the undo window and what retention has expired: the row with its transcript, or only the
 * recording. Of closed accounts it erases everything, regardless of when it was deleted. A file is erased once no task needs it.
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

    /** Safe to run in several processes at once. A crash between row and file leaves a file that the janitor finds. */
    public void pass() throws IOException {
        long now = clock.millis();
        boolean closed = rows.hasClosedAccounts();
        if (closed) {
            rows.claimOfClosedAccounts(now);
        }
        long deletedBefore = now - undoWindow.toMillis();
        for (List<String> due = rows.due(deletedBefore, now, BATCH);
                !due.isEmpty();
                due = rows.due(deletedBefore, now, BATCH)) {
            erase(due, id -> rows.erase(id, deletedBefore, now));
        }
        for (List<String> due = rows.audioDue(now, BATCH); !due.isEmpty(); due = rows.audioDue(now, BATCH)) {
            erase(due, id -> rows.eraseAudio(id, now));
        }
        if (closed) {
            rows.eraseClosedAccounts();
        }
    }

    private void erase(List<String> ids, Function<String, Optional<String>> row) throws IOException {
        store.requireAvailable(); // or the rows would go and their recordings stay
        for (String id : ids) {
            Optional<String> audio = row.apply(id);
            if (audio.isPresent()) {
                store.erase(audio.get());
            }
        }
    }
}
