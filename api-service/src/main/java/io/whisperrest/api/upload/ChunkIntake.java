package io.whisperrest.api.upload;

import io.whisperrest.api.audio.UploadConfig;
import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.audio.AudioPieces;
import io.whisperrest.audio.PieceLocks;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/**
 * Receives one chunk. Bytes that arrived before a lost connection are kept; a rejected chunk leaves nothing. Responds only when the bytes
 * are durable.
 */
@Singleton
class ChunkIntake {
    private static final int BLOCK = 64 * 1024;

    private final UploadService uploads;
    private final AudioPieces pieces;
    private final long largest;

    ChunkIntake(UploadService uploads, AudioPieces pieces, UploadConfig config) {
        this.uploads = uploads;
        this.pieces = pieces;
        this.largest = config.chunkSize().asLongValue();
    }

    /**
     * @param offset start of the chunk according to the client
     * @param declared its length, −1 when unknown
     * @throws ApiProblem 400 {@code incomplete_body}, 404, 408, 409, 410, 413, 423, 507
     */
    UploadState append(String id, String userId, long offset, long declared, InputStream body) {
        UploadState before = uploads.get(id, userId);
        if (before.upload().taskId() != null) {
            throw UploadProblems.used(before.upload().taskId());
        }
        if (offset != before.offset()) {
            throw UploadProblems.offsetMismatch(before.offset());
        }
        long limit = Math.min(largest, before.upload().length() - offset);
        if (declared > limit) {
            throw UploadProblems.chunkTooLarge(limit);
        }
        if (before.isComplete()) {
            return before;
        }
        receive(id, offset, limit, declared < 0 ? limit : declared, body);
        return uploads.get(id, userId);
    }

    private void receive(String id, long offset, long limit, long expected, InputStream body) {
        try (AudioPieces.Piece piece = pieces.resume(id, expected).orElseThrow(UploadProblems::busy)) {
            if (offset != piece.offset()) {
                throw UploadProblems.offsetMismatch(piece.offset());
            }
            receive(piece, body, limit);
        } catch (NoSuchFileException | PieceLocks.LockLost e) {
            throw UploadProblems.busy(); // just deleted, used by a task, or continued by another request
        } catch (IOException e) {
            throw Problems.storageFull();
        }
    }

    private static void receive(AudioPieces.Piece piece, InputStream body, long limit) throws IOException {
        byte[] block = new byte[BLOCK];
        long arrived = 0;
        for (int n = read(piece, body, block); n >= 0; n = read(piece, body, block)) {
            arrived += n;
            if (arrived > limit) {
                piece.undo();
                throw UploadProblems.chunkTooLarge(limit);
            }
            write(piece, block, n);
        }
        piece.flush();
    }

    private static int read(AudioPieces.Piece piece, InputStream body, byte[] block) throws IOException {
        try {
            return body.read(block);
        } catch (ApiProblem tooSlow) {
            piece.flush();
            throw tooSlow;
        } catch (IOException e) {
            piece.flush();
            throw Problems.of(400, "incomplete_body", "The chunk is incomplete: read the offset and continue there.");
        }
    }

    private static void write(AudioPieces.Piece piece, byte[] block, int length) throws IOException {
        try {
            piece.write(block, 0, length);
        } catch (IOException e) {
            piece.undo();
            throw e;
        }
    }
}
