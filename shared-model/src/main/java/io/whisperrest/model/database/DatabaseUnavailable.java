package io.whisperrest.model.database;

/** The database did not take or answer a call, after the retries; ask again later. */
public class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean full;

    public DatabaseUnavailable(String message, Throwable cause, boolean full) {
        super(message, cause);
        this.full = full;
    }

    /** True when its disk is full. */
    public boolean isFull() {
        return full;
    }
}
