package io.whisperrest.api.retention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps the expiry times of each row up to date. Tasks that ended since the last pass get theirs, and all tasks are re-checked when the
 * retention of the server or of a user has changed. Safe to run in several processes at once.
 */
public final class RetentionMarks {
    private static final int PAGE = 500;

    private final RetentionRepository rows;
    private final Supplier<Kept> server;
    private Kept lastServer;
    private Map<String, Kept> lastChoices;

    /** @param server retention for all users */
    public RetentionMarks(RetentionRepository rows, Supplier<Kept> server) {
        this.rows = rows;
        this.server = server;
    }

    public void pass() {
        Kept now = server.get();
        Map<String, Kept> choices = rows.choices();
        if (now.equals(lastServer) && choices.equals(lastChoices)) {
            markEnded(now, choices);
        } else {
            markAll(now, choices);
        }
        lastServer = now;
        lastChoices = choices;
    }

    private void markEnded(Kept now, Map<String, Kept> choices) {
        for (List<RetentionRepository.Over> page = rows.unmarked(PAGE); !page.isEmpty(); page = rows.unmarked(PAGE)) {
            mark(page, now, choices);
        }
    }

    private void markAll(Kept now, Map<String, Kept> choices) {
        for (List<RetentionRepository.Over> page = rows.after("", PAGE);
                !page.isEmpty();
                page = rows.after(page.get(page.size() - 1).id(), PAGE)) {
            mark(page, now, choices);
        }
    }

    private void mark(List<RetentionRepository.Over> page, Kept now, Map<String, Kept> choices) {
        Map<String, Expiry> changed = new LinkedHashMap<>();
        for (RetentionRepository.Over task : page) {
            Kept own = choices.get(task.userId());
            Expiry due = Expiry.of(
                    task.finishedAt(),
                    own == null ? now : now.orShorter(own),
                    task.options().ttlSeconds());
            Expiry right = task.hasAudio() ? due : new Expiry(Expiry.NEVER, due.allAt());
            if (!right.equals(task.expiry())) {
                changed.put(task.id(), right);
            }
        }
        if (!changed.isEmpty()) {
            rows.mark(changed);
        }
    }
}
