package io.whisperrest.api.dispatch;

import io.whisperrest.audio.AudioStore;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Finds audio files that no task and no upload uses: quarantines them after a day, erases them after a week. Does nothing when the
 * database is younger than a file or never held a recording: then it is more likely the wrong database than the file is an orphan.
 */
final class OrphanSweep {
    private static final Logger LOG = Logger.getLogger(OrphanSweep.class);
    private static final Duration LEFT_ALONE = Duration.ofHours(24);
    private static final Duration QUARANTINE = Duration.ofDays(7);

    private final JanitorRepository rows;
    private final AudioStore store;

    OrphanSweep(JanitorRepository rows, AudioStore store) {
        this.rows = rows;
        this.store = store;
    }

    /**
     * @param uploads keys of uploads that no task has used
     * @return false when this database must not decide about files
     */
    boolean pass(Set<String> uploads, long now) throws IOException {
        takeBack(uploads);
        Set<String> orphans = unowned(store.keptBefore(now - LEFT_ALONE.toMillis()), uploads);
        if (!orphans.isEmpty() && !knows(orphans)) {
            LOG.warnf(
                    "%d audio files belong to no task of this database, and it is younger than they are or never held"
                            + " a recording: are DATA_DIR and AUDIO_STORE the right ones, is a backup still to be restored? Nothing"
                            + " is erased. If they are really left over, remove them yourself",
                    orphans.size());
            return false;
        }
        for (String key : orphans) {
            store.quarantine(key, now);
        }
        if (!orphans.isEmpty()) {
            LOG.warnf(
                    "%d audio files that no task holds are in quarantine and erased after %d"
                            + " days. To take them back, restore the database that knows them: they return by themselves",
                    orphans.size(), QUARANTINE.toDays());
        }
        int erased = store.eraseQuarantinedBefore(now - QUARANTINE.toMillis());
        if (erased > 0) {
            LOG.infof("erased: %d audio files that no task held for %d days", erased, QUARANTINE.toDays());
        }
        return true;
    }

    private boolean knows(Set<String> orphans) throws IOException {
        Set<String> older = new HashSet<>(store.keptBefore(rows.bornAt()));
        older.retainAll(orphans);
        return older.isEmpty() && rows.hasSeenAudio();
    }

    private void takeBack(Set<String> uploads) throws IOException {
        List<String> aside = store.quarantined();
        Set<String> owned = new HashSet<>(aside);
        owned.removeAll(unowned(aside, uploads));
        for (String key : owned) {
            store.takeBack(key);
        }
        if (!owned.isEmpty()) {
            LOG.infof("%d audio files are back from quarantine: a task holds them", owned.size());
        }
    }

    private Set<String> unowned(List<String> keys, Set<String> uploads) {
        Set<String> unowned = rows.unowned(keys);
        unowned.removeAll(uploads);
        return unowned;
    }
}
