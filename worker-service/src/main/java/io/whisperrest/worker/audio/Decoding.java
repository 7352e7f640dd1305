package io.whisperrest.worker.audio;

import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Warning;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** One decoder run, from the first sample to the requested range in memory, with each sample placed at its container time. */
final class Decoding implements AutoCloseable {
    /** Size that a short file may always decode to, whatever its own size: 32 s of audio. */
    private static final long ALWAYS_ALLOWED_BYTES = 1 << 20;

    private static final int BLOCK_FRAMES = 4096;
    private static final long FRAMES_PER_MS = PcmAudio.SAMPLE_RATE / 1000;

    private final DecodeRequest request;
    private final AudioConfig config;
    private final DecoderProcess process;
    private final AbortFlag abort;
    private final PcmSink sink;
    private final Timeline timeline;
    private final StereoMix mix;
    private final long maxFrames;
    private long frames;
    private boolean handedOver;

    Decoding(
            DecodeRequest request,
            ChannelChoice choice,
            AudioConfig config,
            PcmSink sink,
            DecoderProcess process,
            AbortFlag abort) {
        this.request = request;
        this.config = config;
        this.process = process;
        this.abort = abort;
        this.sink = sink;
        this.timeline = new Timeline(
                PcmAudio.SAMPLE_RATE, request.startMs() + config.maxDuration().toMillis());
        this.mix = choice.mixes() ? new StereoMix() : null;
        this.maxFrames = request.endMs() == null ? Long.MAX_VALUE : request.endMs() * FRAMES_PER_MS;
    }

    /** Reads until the end of the file or the range, the size limit, the time limit or the abort flag. */
    void run() throws IOException, AudioDecodingFailed {
        long bytesAllowed = Math.max(ALWAYS_ALLOWED_BYTES, request.bytes() * config.maxExpansion());
        long bytes = 0;
        TimedSamples decoded = new TimedSamples(process.output());
        TimedSamples.Packet packet = decoded.next();
        for (; packet != null && frames < maxFrames; packet = decoded.next()) {
            byte[] samples = mix == null ? packet.samples() : mix.mix(packet.samples());
            bytes += samples.length;
            if (bytes > bytesAllowed) {
                throw new AudioDecodingFailed(
                        FailureCode.AUDIO_EXPANDS_TOO_MUCH, request.bytes() + " bytes gave " + bytes);
            }
            silence(timeline.place(packet.atMs(), samples.length / sink.frameBytes()));
            accept(samples);
        }
        if (packet != null) {
            process.close(); // the range is complete
        }
        boolean endedWell = process.endedWell();
        stopIfTold(process, config, abort);
        if (sink.heardNothing()) {
            throw nothing(process, endedWell);
        }
        if (sink.isEmpty()) {
            throw new AudioDecodingFailed(
                    FailureCode.RANGE_OUTSIDE_AUDIO, "the recording ends at " + sink.decodedMs() + " ms");
        }
    }

    boolean isCancelled() {
        return mix != null && mix.isCancelled();
    }

    int louderChannel() {
        return mix.louder();
    }

    /** Hands over the audio; the receiver must close it. */
    PcmAudio finish(List<Warning> warnings) throws IOException {
        PcmAudio audio = sink.finish().from(warnings, timeline.moved());
        handedOver = true;
        return audio;
    }

    @Override
    public void close() {
        process.close();
        if (!handedOver) {
            sink.close();
        }
    }

    static void stopIfTold(DecoderProcess process, AudioConfig config, AbortFlag abort) throws AudioDecodingFailed {
        if (abort.isRaised()) {
            throw new RecognitionAborted();
        }
        if (process.timedOut()) {
            throw new AudioDecodingFailed(FailureCode.TIME_LIMIT, "decoding took over " + config.decodeTimeout());
        }
    }

    static AudioDecodingFailed nothing(DecoderProcess process, boolean endedWell) {
        DecoderReport report = process.report();
        return new AudioDecodingFailed(report.codeOfNothing(endedWell), report.lastLine());
    }

    private void silence(long count) throws IOException, AudioDecodingFailed {
        long wanted = Math.min(count, maxFrames - frames);
        sink.skip(wanted);
        frames += wanted;
        requireShort();
    }

    private void accept(byte[] samples) throws IOException, AudioDecodingFailed {
        int block = BLOCK_FRAMES * sink.frameBytes();
        for (int from = 0; from < samples.length; from += block) {
            byte[] slice = samples.length <= block
                    ? samples
                    : Arrays.copyOfRange(samples, from, Math.min(samples.length, from + block));
            write(slice, slice.length / sink.frameBytes());
        }
    }

    private void write(byte[] block, int count) throws IOException, AudioDecodingFailed {
        int wanted = (int) Math.min(count, maxFrames - frames);
        sink.accept(block, wanted * sink.frameBytes());
        frames += wanted;
        requireShort();
    }

    private void requireShort() throws AudioDecodingFailed {
        long maxMs = config.maxDuration().toMillis();
        if (sink.keptMs() > maxMs) {
            throw new AudioDecodingFailed(FailureCode.AUDIO_TOO_LONG, "more than " + maxMs + " ms");
        }
    }
}
