package io.whisperrest.model.database;

/** The database could not serve the call even after retries. Try again later. */
public class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean full;
    private final boolean uncertain;

    public DatabaseUnavailable(String message, Throwable cause, boolean full) {
        this(message, cause, full, false);
    }

    DatabaseUnavailable(String message, Throwable cause, boolean full, boolean uncertain) {
        super(message, cause);
        this.full = full;
        this.uncertain = uncertain;
    }

    /** True when the disk of the database is full. */
    public boolean isFull() {
        return full;
    }

    /** True when the error came at COMMIT. The write may have taken effect, so files it refers to must not be erased. */
    public boolean isUncertain() {
        return uncertain;
    }
}
