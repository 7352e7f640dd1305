package io.whisperrest.api.audio;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import io.whisperrest.audio.AudioStore;
import io.whisperrest.hash.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.FileSystemException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Streams a body to the audio store: free space first, the kind by the first bytes, the size at each byte, the hash on the way.
 * Whatever is refused or breaks off leaves nothing behind.
 */
@ApplicationScoped
public class AudioIntake {
    private static final int BLOCK = 64 * 1024;

    private final AudioStore store;
    private final UploadConfig config;

    AudioIntake(AudioStore store, UploadConfig config) {
        this.store = store;
        this.config = config;
    }

    /**
     * @param declaredLength Content-Length of the request, −1 when unknown
     * @throws ApiProblem 413, 507: known before a byte is read
     */
    public void requireRoom(long declaredLength) {
        long max = config.maxSize().asLongValue();
        // A form adds its frame to the file: some bytes more than the limit may still hold a file within it.
        if (declaredLength > max + BLOCK) {
            throw tooLarge();
        }
        try {
            long needed = Math.max(config.minFreeSpace().asLongValue(), 2 * Math.max(0, declaredLength));
            if (store.usableBytes() < needed) {
                throw Problems.storageFull();
            }
        } catch (IOException e) {
            throw Problems.storageFull();
        }
    }

    /**
     * Stores the audio.
     *
     * @throws ApiProblem 400 {@code empty_file}, 413, 415, 507
     * @throws IOException when the sender broke off
     */
    public ReceivedAudio store(String key, InputStream body) throws IOException {
        byte[] block = new byte[BLOCK];
        int first = body.readNBytes(block, 0, AudioSniffer.PREFIX);
        AudioFormat format = sniff(block, first);
        MessageDigest digest = Sha256.digest();
        long total = 0;
        try (AudioStore.Incoming incoming = open(key)) {
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
     * Looks at audio that lies in the store already as at any other body.
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

    /** Reads a body to its end without keeping it: to compare a repeated request with the first one. */
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

    private static AudioFormat sniff(byte[] block, int length) {
        if (length == 0) {
            throw Problems.of(400, "empty_file", "The file has no content: send the recording itself.");
        }
        return AudioSniffer.sniff(block, length)
                .orElseThrow(() -> Problems.of(
                        415,
                        "not_audio",
                        "The bytes are no audio or video file this server knows. Send WAV, MP3, FLAC, Ogg, Opus, M4A, MP4,"
                                + " WebM, AAC, AMR, AIFF or CAF."));
    }

    private AudioStore.Incoming open(String key) throws IOException {
        try {
            return store.receive(key);
        } catch (FileSystemException e) {
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
