package io.whisperrest.disk;

import java.io.IOException;

/** The write would have cut into the reserve of free space. Nothing was written. */
public final class DiskFull extends IOException {
    private static final long serialVersionUID = 1L;

    DiskFull(long bytes, long usable, long promised, long reserve) {
        super("no room for " + bytes + " bytes on the disk of DATA_DIR: " + usable + " are free, " + promised
                + " promised to other writers, " + reserve + " must stay free (see UPLOAD_MIN_FREE_SPACE)");
    }
}
