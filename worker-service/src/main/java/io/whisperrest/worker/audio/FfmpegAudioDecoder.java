package io.whisperrest.worker.audio;

import io.whisperrest.disk.DiskFull;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Warning;
import io.whisperrest.worker.abort.AbortFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes with ffmpeg as a child process.
 *
 * <ol>
 *   <li>link the file into a new folder ({@link DecodeFolder});
 *   <li>list its audio tracks, choose one and its channels;
 *   <li>read samples and place them by their times ({@link Decoding}), until the end, the size limit, the time limit or the flag;
 *   <li>if two channels cancelled each other in the mix, decode the louder one instead;
 *   <li>judge by the decoded samples: all of them are kept, so a truncated file is transcribed as far as it goes.
 * </ol>
 */
public final class FfmpegAudioDecoder implements AudioDecoder {
    private final AudioConfig config;
    private final DecoderCommand command;
    private final Path tmp;
    private final DiskSpace disk;

    /**
     * @param tmp folder for links and long recordings, on a disk
     * @param disk free space for long recordings there
     */
    public FfmpegAudioDecoder(AudioConfig config, DecoderSandbox sandbox, Path tmp, DiskSpace disk) {
        this.config = config;
        this.command = new DecoderCommand(sandbox, config.ffmpeg());
        this.tmp = tmp;
        this.disk = disk;
    }

    @Override
    public PcmAudio decode(DecodeRequest request, AbortFlag abort) throws AudioDecodingFailed {
        if (!Files.isRegularFile(request.file())) {
            throw new AudioDecodingFailed(FailureCode.AUDIO_MISSING, "the stored file is missing");
        }
        try (DecodeFolder folder = new DecodeFolder(tmp, request.file())) {
            if (Files.size(request.file()) == 0) {
                throw new AudioDecodingFailed(FailureCode.AUDIO_EMPTY, "the file is empty");
            }
            return decode(request, folder, abort);
        } catch (DiskFull e) {
            throw new NoRoomToDecode(e);
        } catch (IOException e) {
            NoRoomToDecode.throwWhereItIs(tmp, e);
            throw new AudioDecodingFailed(FailureCode.INTERNAL, "the decoder could not be run: " + e.getMessage());
        }
    }

    private PcmAudio decode(DecodeRequest request, DecodeFolder folder, AbortFlag abort)
            throws IOException, AudioDecodingFailed {
        DecoderReport report = report(request, folder, abort);
        List<AudioTrack> tracks = report.tracks();
        AudioTrack track = AudioTrack.choose(tracks, request.track());
        track.requireAffordable();
        ChannelChoice choice = ChannelChoice.of(request.channels(), track.channels());
        List<Warning> warnings = new ArrayList<>();
        if (tracks.size() > 1) {
            warnings.add(SourceWarnings.severalTracks(tracks, track));
        }
        if (DeclaredLength.isTooShort(request.file())) {
            warnings.add(SourceWarnings.wrongLength());
        }
        try (Decoding mix = decoding(request, folder, track, choice, report.declaredMs(), abort)) {
            mix.run();
            if (!mix.isCancelled()) {
                return mix.finish(warnings);
            }
            choice = ChannelChoice.only(mix.louderChannel());
            warnings.add(SourceWarnings.channelsCancel(mix.louderChannel()));
        }
        try (Decoding one = decoding(request, folder, track, choice, report.declaredMs(), abort)) {
            one.run();
            return one.finish(warnings);
        }
    }

    private DecoderReport report(DecodeRequest request, DecodeFolder folder, AbortFlag abort)
            throws IOException, AudioDecodingFailed {
        List<String> arguments = command.report(folder.input(), InputOptions.of(request.file()));
        try (DecoderProcess process = start(arguments, folder, abort)) {
            process.output().readAllBytes();
            process.endedWell();
            Decoding.stopIfTold(process, config, abort);
            if (process.report().tracks().isEmpty()) {
                throw Decoding.nothing(process, false);
            }
            return process.report();
        }
    }

    private Decoding decoding(
            DecodeRequest request,
            DecodeFolder folder,
            AudioTrack track,
            ChannelChoice choice,
            Long declaredMs,
            AbortFlag abort)
            throws IOException {
        List<String> arguments = command.decode(
                folder.input(), track.stream(), choice, PcmAudio.SAMPLE_RATE, InputOptions.of(request.file()));
        long maxMs = config.maxDuration().toMillis();
        PcmSink sink = new PcmSink(new Spool(tmp, disk), choice.tracks(), request, declaredMs, maxMs);
        try {
            return new Decoding(request, choice, config, sink, start(arguments, folder, abort), abort);
        } catch (IOException e) {
            sink.close();
            throw e;
        }
    }

    private DecoderProcess start(List<String> arguments, DecodeFolder folder, AbortFlag abort) throws IOException {
        return new DecoderProcess(arguments, folder.input().folder(), config.decodeTimeout(), abort);
    }
}
