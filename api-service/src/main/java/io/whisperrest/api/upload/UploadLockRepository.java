package io.whisperrest.api.upload;

import io.whisperrest.audio.PieceLocks;
import io.whisperrest.model.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Locks uploads in their rows, so that several hosts can serve one upload. An expired lock is free. */
@Singleton
class UploadLockRepository implements PieceLocks {
    private final Database database;
    private final Clock clock;

    UploadLockRepository(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Lock> tryLock(String key) {
        RowLock lock = new RowLock(key, UUID.randomUUID().toString());
        return lock.take() ? Optional.of(lock) : Optional.empty();
    }

    private final class RowLock implements Lock {
        private final String upload;
        private final String holder;

        RowLock(String upload, String holder) {
            this.upload = upload;
            this.holder = holder;
        }

        /** True for the holder itself too, so that a repeat after an uncertain COMMIT is harmless. */
        private boolean take() {
            long now = clock.millis();
            return database.write(handle -> handle.createUpdate("""
                    UPDATE upload SET locked_by = :holder, locked_until = :until
                    WHERE id = :id AND (locked_by = :holder OR locked_until IS NULL OR locked_until < :now)""")
                            .bind("holder", holder)
                            .bind("until", now + LASTS_MS)
                            .bind("id", upload)
                            .bind("now", now)
                            .execute()
                    == 1);
        }

        @Override
        public void renew() throws LockLost {
            long now = clock.millis();
            boolean ours = database.write(handle -> handle.createUpdate("""
                    UPDATE upload SET locked_until = :until
                    WHERE id = :id AND locked_by = :holder AND locked_until >= :now""")
                            .bind("until", now + LASTS_MS)
                            .bind("id", upload)
                            .bind("holder", holder)
                            .bind("now", now)
                            .execute()
                    == 1);
            if (!ours) {
                throw new LockLost(upload);
            }
        }

        @Override
        public void close() {
            database.write(handle -> handle.createUpdate(
                            "UPDATE upload SET locked_by = NULL, locked_until = NULL WHERE id = :id AND locked_by = :holder")
                    .bind("id", upload)
                    .bind("holder", holder)
                    .execute());
        }
    }
}
