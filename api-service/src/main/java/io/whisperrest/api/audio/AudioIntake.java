package io.whisperrest.api.audio;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.hash.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Streams a body to the audio store. Checks the free space first and at each block, the format by the first bytes and the size at
 * each byte, and hashes along the way. A rejected or aborted body leaves nothing behind.
 */
@ApplicationScoped
public class AudioIntake {
    private static final int BLOCK = 64 * 1024;

    private final AudioStore store;
    private final DiskSpace disk;
    private final UploadConfig config;

    AudioIntake(AudioStore store, DiskSpace disk, UploadConfig config) {
        this.store = store;
        this.disk = disk;
        this.config = config;
    }

    /**
     * @param declaredLength Content-Length of the request, −1 when unknown
     * @throws ApiProblem 413, 507: before a byte is read
     */
    public void requireRoom(long declaredLength) {
        long max = config.maxSize().asLongValue();
        // A form adds its own framing, so a body slightly over the limit may still hold a file within it.
        if (declaredLength > max + BLOCK) {
            throw tooLarge();
        }
        try {
            disk.require(store.localBytes(Math.max(0, declaredLength)));
        } catch (IOException e) {
            throw Problems.storageFull();
        }
    }

    /**
     * Stores the audio.
     *
     * @param declaredLength number of bytes to reserve, −1 when unknown
     * @throws ApiProblem 400 {@code empty_file}, 413, 415, 507
     * @throws IOException when the client disconnects
     */
    public ReceivedAudio store(String key, InputStream body, long declaredLength) throws IOException {
        byte[] block = new byte[BLOCK];
        int first = body.readNBytes(block, 0, AudioSniffer.PREFIX);
        AudioFormat format = sniff(block, first);
        MessageDigest digest = Sha256.digest();
        long total = 0;
        try (AudioStore.Incoming incoming = open(key, declaredLength)) {
            for (int n = first; n >= 0; n = body.read(block)) {
                total += n;
                if (total > config.maxSize().asLongValue()) {
                    throw tooLarge();
                }
                digest.update(block, 0, n);
                write(incoming, block, n);
            }
            keep(incoming);
        }
        return new ReceivedAudio(key, total, HexFormat.of().formatHex(digest.digest()), format);
    }

    /**
     * Examines audio that is already in the store, with the same checks as for a new body.
     *
     * @param bytes its length
     * @throws ApiProblem 400 {@code empty_file}, 415
     */
    public ReceivedAudio examine(String key, long bytes, InputStream audio) throws IOException {
        byte[] prefix = audio.readNBytes(AudioSniffer.PREFIX);
        AudioFormat format = sniff(prefix, prefix.length);
        String sha256 = digest(new SequenceInputStream(new ByteArrayInputStream(prefix), audio));
        return new ReceivedAudio(key, bytes, sha256, format);
    }

    /** Reads a body to its end without storing it, to compare a repeated request with the first one. */
    public String digest(InputStream body) throws IOException {
        byte[] block = new byte[BLOCK];
        MessageDigest digest = Sha256.digest();
        long total = 0;
        for (int n = body.read(block); n >= 0; n = body.read(block)) {
            total += n;
            if (total > config.maxSize().asLongValue()) {
                throw tooLarge();
            }
            digest.update(block, 0, n);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Removes stored audio for which no task was created. */
    public void erase(String key) throws IOException {
        store.erase(key);
    }

    private static AudioFormat sniff(byte[] block, int length) {
        if (length == 0) {
            throw Problems.of(400, "empty_file", "The file has no content: send the recording itself.");
        }
        return AudioSniffer.sniff(block, length)
                .orElseThrow(() -> Problems.of(
                        415,
                        "not_audio",
                        "The bytes are a text, a picture, an archive or a program. Send WAV, MP3, FLAC, Ogg, M4A, MP4, WebM"
                                + " or any other recording or video."));
    }

    private AudioStore.Incoming open(String key, long declaredLength) {
        try {
            return store.receive(key, Math.max(0, declaredLength));
        } catch (IOException e) {
            throw Problems.storageFull();
        }
    }

    private static void write(AudioStore.Incoming incoming, byte[] block, int length) {
        try {
            incoming.write(block, 0, length);
        } catch (IOException e) {
            throw Problems.storageFull();
        }
    }

    private static void keep(AudioStore.Incoming incoming) {
        try {
            incoming.keep();
        } catch (IOException e) {
            throw Problems.storageFull();
        }
    }

    private ApiProblem tooLarge() {
        return Problems.fileTooLarge(config.maxSize().asLongValue());
    }
}
