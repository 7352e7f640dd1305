package io.whisperrest.api.backup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.whisperrest.api.dispatch.TurnRepository;
import io.whisperrest.model.DataConfig;
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

/** Copies the database once a night, by one process of all. */
@ApplicationScoped
public class NightlyBackup {
    private static final Logger LOG = Logger.getLogger(NightlyBackup.class);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private final TurnRepository turns;
    private final BackupFolder folder;
    private final BackupConfig config;
    private final Clock clock;
    private Thread thread;

    NightlyBackup(TurnRepository turns, DataConfig data, BackupConfig config, Clock clock) {
        this.turns = turns;
        this.folder = new BackupFolder(data.dir());
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (config.keep() > 0) {
            thread = new Thread(this::run, "backup");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                tryPass();
                Thread.sleep(LOOK_EVERY.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryPass() {
        try {
            passIfDue();
        } catch (DatabaseUnavailable e) {
            LOG.debugf("the backup waits: %s", e.getMessage());
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("there is no backup of this night; `make backup` makes one", e);
        }
    }

    /** True when it was this process's turn. The first night begins with the first start. */
    boolean passIfDue() throws IOException {
        Instant now = clock.instant();
        if (!turns.take("backup-run", now.toEpochMilli(), night(now).toEpochMilli() - 1, now.toEpochMilli())) {
            return false;
        }
        Path copy = folder.add(now);
        int old = folder.keepNewest(config.keep());
        LOG.infof("the database is copied to %s; %d older copies erased", copy.getFileName(), old);
        return true;
    }

    /** When the latest one was due. */
    private Instant night(Instant now) {
        ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(config.at());
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
}
