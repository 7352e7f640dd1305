package io.whisperrest.api.backup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.whisperrest.api.dispatch.TurnRepository;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.loop.BackgroundLoop;
import io.whisperrest.model.DataConfig;
import io.whisperrest.model.DatabaseConfig;
import io.whisperrest.model.database.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jboss.logging.Logger;

/**
 * Copies the database once a night, in one of all processes. A night counts as done only when its copy exists: a process that
 * restarts in the middle leaves a claim, and another one makes the copy once the claim is an hour old. A PostgreSQL database has the
 * backups of its operator.
 */
@ApplicationScoped
public class NightlyBackup {
    private static final Logger LOG = Logger.getLogger(NightlyBackup.class);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final String FAILURE = "nightly backup failed, next attempt in an hour; `make backup` makes one now";
    private static final String DONE = "backup-run";
    private static final String CLAIM = "backup-claim";

    private final TurnRepository turns;
    private final BackupFolder folder;
    private final boolean isOn;
    private final BackupConfig config;
    private final Clock clock;
    private final BackgroundLoop loop;

    NightlyBackup(
            TurnRepository turns,
            DataConfig data,
            DatabaseConfig database,
            DiskSpace disk,
            BackupConfig config,
            Clock clock) {
        this.turns = turns;
        this.folder = new BackupFolder(data.dir(), disk);
        this.isOn = config.keep() > 0 && database.url().isEmpty();
        this.config = config;
        this.clock = clock;
        this.loop = new BackgroundLoop("backup", LOOK_EVERY, this::passIfDue)
                .expecting(DatabaseUnavailable.class)
                .withFailureMessage(FAILURE);
    }

    void start(@Observes StartupEvent event) {
        if (isOn) {
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    /**
     * Makes the copy when it is due and this process gets the claim. The first night starts with the first start.
     *
     * @return true when this process did it
     */
    boolean passIfDue() throws IOException {
        Instant now = clock.instant();
        long at = now.toEpochMilli();
        long before = night(now).toEpochMilli() - 1;
        if (!turns.isDue(DONE, before, at)
                || !turns.take(CLAIM, at, at - BackupFolder.MAX_COPY_DURATION.toMillis(), 0)) {
            return false;
        }
        int old = folder.keepNewest(Math.max(1, config.keep() - 1)); // frees the space for the new copy on a full disk
        Path copy = folder.add(now);
        turns.take(DONE, at, before, at);
        old += folder.keepNewest(config.keep());
        LOG.infof("database copied to %s, %d older copies deleted", copy.getFileName(), old);
        return true;
    }

    /** The time when the most recent backup was due. */
    private Instant night(Instant now) {
        ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(config.at());
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
}
