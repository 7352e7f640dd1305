package io.whisperrest.worker.audio;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes samples from a decoder to an encoder on its own thread, with silence for gaps in the recording. */
final class EncoderFeed {
    private static final int SAMPLE_BYTES = 2;
    private static final int BLOCK_BYTES = 1 << 16;

    private final DecoderProcess decoder;
    private final DecoderProcess encoder;
    private final Timeline timeline;
    private volatile boolean fed;

    EncoderFeed(DecoderProcess decoder, DecoderProcess encoder, Timeline timeline) {
        this.decoder = decoder;
        this.encoder = encoder;
        this.timeline = timeline;
    }

    /** @param maxMs longest duration that is passed on */
    void start(int channels, long maxMs) {
        Thread thread = new Thread(() -> run(channels * SAMPLE_BYTES, maxMs), "encoder-feed");
        thread.setDaemon(true);
        thread.start();
    }

    /** True when audio arrived. Valid once the encoder has ended. */
    boolean hasFed() {
        return fed;
    }

    private void run(int frameBytes, long maxMs) {
        try (OutputStream out = new BufferedOutputStream(encoder.input(), BLOCK_BYTES)) {
            TimedSamples decoded = new TimedSamples(decoder.output());
            TimedSamples.Packet packet = decoded.next();
            for (; packet != null && timeline.endMs() < maxMs; packet = decoded.next()) {
                byte[] samples = packet.samples();
                silence(timeline.place(packet.atMs(), samples.length / frameBytes) * frameBytes, out);
                out.write(samples);
                fed = true;
            }
        } catch (IOException e) {
            encoder.close(); // it ended or was killed; the reader of its output reports it
        }
    }

    private static void silence(long bytes, OutputStream out) throws IOException {
        byte[] zeros = new byte[(int) Math.min(bytes, BLOCK_BYTES)];
        for (long left = bytes; left > 0; left -= zeros.length) {
            out.write(zeros, 0, (int) Math.min(left, zeros.length));
        }
    }
}
