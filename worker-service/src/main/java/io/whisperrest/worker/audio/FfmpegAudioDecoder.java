package io.whisperrest.worker.audio;

import io.whisperrest.model.task.FailureCode;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Decodes with ffmpeg as a child process.
 *
 * <ol>
 *   <li>link the file into a folder of its own ({@link DecodeFolder});
 *   <li>for a channel wanted by number, or all apart: ask for the number of channels;
 *   <li>read samples, counting, until the end, the cap, the wall limit or the flag;
 *   <li>judge by what came: anything decoded is kept, so a cut-off file is heard as far as it goes.
 * </ol>
 */
public final class FfmpegAudioDecoder implements AudioDecoder {
    /** A short file may honestly unpack to this much whatever its own length: 32 s. */
    private static final long ALWAYS_ALLOWED_BYTES = 1 << 20;

    private static final int BLOCK_FRAMES = 4096;

    private final AudioConfig config;
    private final DecoderCommand command;
    private final Path tmp;

    /** @param tmp folder for links and long recordings, on a disk */
    public FfmpegAudioDecoder(AudioConfig config, DecoderSandbox sandbox, Path tmp) {
        this.config = config;
        this.command = new DecoderCommand(sandbox, config.ffmpeg());
        this.tmp = tmp;
    }

    @Override
    public PcmAudio decode(DecodeRequest request, AbortFlag abort) throws AudioDecodingFailed {
        if (!Files.isRegularFile(request.file())) {
            throw new AudioDecodingFailed(FailureCode.AUDIO_MISSING, "the stored file is gone");
        }
        try (DecodeFolder folder = new DecodeFolder(tmp, request.file())) {
            if (Files.size(request.file()) == 0) {
                throw new AudioDecodingFailed(FailureCode.AUDIO_EMPTY, "the file has no bytes");
            }
            ChannelChoice choice = choose(request, folder, abort);
            return read(request, folder, choice, abort);
        } catch (IOException e) {
            throw new AudioDecodingFailed(FailureCode.INTERNAL, "the decoder could not be run: " + e.getMessage());
        }
    }

    private ChannelChoice choose(DecodeRequest request, DecodeFolder folder, AbortFlag abort)
            throws IOException, AudioDecodingFailed {
        if (request.channels().equals(ChannelChoice.MIX)) {
            return ChannelChoice.mix();
        }
        try (DecoderProcess process = start(command.report(request.format(), folder.name()), folder, abort)) {
            process.output().readAllBytes();
            process.endedWell();
            stopIfTold(process, abort);
            if (!process.report().hasAudio()) {
                throw nothing(process, false);
            }
            return ChannelChoice.of(request.channels(), process.report().channels());
        }
    }

    private PcmAudio read(DecodeRequest request, DecodeFolder folder, ChannelChoice choice, AbortFlag abort)
            throws IOException, AudioDecodingFailed {
        long capMs = config.maxDuration().toMillis();
        long untilMs = request.startMs() + capMs + 1000;
        if (request.endMs() != null) {
            untilMs = Math.min(untilMs, request.endMs());
        }
        var arguments =
                command.decode(request.format(), folder.name(), choice.channels(), choice.filter(), untilMs / 1000.0);
        PcmSink sink = new PcmSink(tmp, choice.channels(), request.startMs(), PcmSink.HEAP_MS);
        boolean handedOver = false;
        try (DecoderProcess process = start(arguments, folder, abort)) {
            copy(process, sink, request, capMs);
            boolean endedWell = process.endedWell();
            stopIfTold(process, abort);
            judge(process, sink, endedWell);
            PcmAudio audio = sink.finish();
            handedOver = true;
            return audio;
        } finally {
            if (!handedOver) {
                sink.close();
            }
        }
    }

    private DecoderProcess start(List<String> arguments, DecodeFolder folder, AbortFlag abort) throws IOException {
        return new DecoderProcess(arguments, folder.path(), config.decodeTimeout(), abort);
    }

    private void copy(DecoderProcess process, PcmSink sink, DecodeRequest request, long capMs)
            throws IOException, AudioDecodingFailed {
        long bytesAllowed = Math.max(ALWAYS_ALLOWED_BYTES, request.bytes() * config.maxExpansion());
        byte[] block = new byte[BLOCK_FRAMES * sink.frameBytes()];
        InputStream in = process.output();
        int count;
        do {
            count = readBlock(in, block);
            sink.accept(block, count - count % sink.frameBytes());
            if (sink.keptMs() > capMs) {
                throw new AudioDecodingFailed(FailureCode.AUDIO_TOO_LONG, "more than " + capMs + " ms");
            }
            if (sink.decodedBytes() > bytesAllowed) {
                throw new AudioDecodingFailed(
                        FailureCode.AUDIO_EXPANDS_TOO_MUCH, request.bytes() + " bytes gave " + sink.decodedBytes());
            }
            refuse(process.report());
        } while (count == block.length);
    }

    /** Fills the block unless the stream ends; a killed decoder counts as an end. */
    private static int readBlock(InputStream in, byte[] block) {
        try {
            return in.readNBytes(block, 0, block.length);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void refuse(DecoderReport report) throws AudioDecodingFailed {
        String violation = report.violation();
        if (violation != null) {
            throw new AudioDecodingFailed(FailureCode.AUDIO_FORMAT_REFUSED, violation);
        }
    }

    private void stopIfTold(DecoderProcess process, AbortFlag abort) throws AudioDecodingFailed {
        if (abort.isRaised()) {
            throw new RecognitionAborted();
        }
        if (process.timedOut()) {
            throw new AudioDecodingFailed(FailureCode.TIME_LIMIT, "decoding took over " + config.decodeTimeout());
        }
        refuse(process.report());
    }

    private static void judge(DecoderProcess process, PcmSink sink, boolean endedWell) throws AudioDecodingFailed {
        if (sink.heardNothing()) {
            throw nothing(process, endedWell);
        }
        if (sink.isEmpty()) {
            throw new AudioDecodingFailed(
                    FailureCode.RANGE_OUTSIDE_AUDIO, "the recording ends after " + sink.decodedMs() + " ms");
        }
    }

    private static AudioDecodingFailed nothing(DecoderProcess process, boolean endedWell) {
        DecoderReport report = process.report();
        return new AudioDecodingFailed(report.codeOfNothing(endedWell), report.lastLine());
    }
}
