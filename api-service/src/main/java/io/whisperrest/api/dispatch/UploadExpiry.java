package io.whisperrest.api.dispatch;

import io.whisperrest.audio.AudioPieces;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Expires abandoned resumable uploads: first their bytes, and the row after the same time again. */
public final class UploadExpiry {
    private final JanitorRepository rows;
    private final AudioPieces pieces;
    private final long expiryMs;

    public UploadExpiry(JanitorRepository rows, AudioPieces pieces, Duration expiry) {
        this.rows = rows;
        this.pieces = pieces;
        this.expiryMs = expiry.toMillis();
    }

    /**
     * @param open ids whose files still belong to an upload
     * @param erased number of uploads that lost their bytes or their row
     */
    record Pass(Set<String> open, int erased) {}

    Pass pass(long now) throws IOException {
        Set<String> open = new HashSet<>();
        int erased = rows.eraseUsedUploads(now - 2 * expiryMs);
        for (JanitorRepository.OpenUpload upload : rows.openUploads()) {
            open.add(upload.id());
            if (isErased(upload, now)) {
                erased++;
            }
        }
        return new Pass(open, erased);
    }

    private boolean isErased(JanitorRepository.OpenUpload upload, long now) throws IOException {
        Optional<AudioPieces.Arrived> arrived = pieces.arrived(upload.id());
        long lastByte = arrived.map(AudioPieces.Arrived::changedAt).orElse(upload.createdAt());
        if (lastByte < now - 2 * expiryMs) {
            boolean gone = rows.eraseOpenUpload(upload.id());
            if (gone) {
                pieces.discard(upload.id());
            }
            return gone;
        }
        boolean holdsBytes = arrived.map(AudioPieces.Arrived::bytes).orElse(0L) > 0;
        return holdsBytes && lastByte < now - expiryMs && pieces.expire(upload.id(), now - expiryMs);
    }
}
