package io.whisperrest.worker.command;

import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.asr.LanguageRequest;
import io.whisperrest.worker.asr.RecognitionOptions;
import io.whisperrest.worker.asr.WindowTranscriber;
import io.whisperrest.worker.asr.WindowTranscript;
import io.whisperrest.worker.asr.whisper.WhisperNatives;
import io.whisperrest.worker.asr.whisper.WhisperRecognizer;
import io.whisperrest.worker.audio.AudioDecodingFailed;
import io.whisperrest.worker.audio.DecodeRequest;
import io.whisperrest.worker.audio.DecoderSandbox;
import io.whisperrest.worker.audio.FfmpegAudioDecoder;
import io.whisperrest.worker.audio.PcmAudio;
import io.whisperrest.worker.speech.SileroSpeechDetector;
import io.whisperrest.worker.speech.SpeechMap;
import io.whisperrest.worker.speech.Window;
import io.whisperrest.worker.speech.WindowPlanner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Transcribes files without queue, database or framework, for trying and measuring a build.
 *
 * <ol>
 *   <li>decode; <li>detect speech; <li>plan windows; <li>recognise the windows on all slots, each in its own language; <li>print.
 * </ol>
 */
public final class TranscribeFile {
    private static final String MODEL = "file";

    private final TranscribeArguments arguments;
    private final FfmpegAudioDecoder decoder;
    private final SileroSpeechDetector detector;
    private final WhisperRecognizer recognizer;
    private final WindowTranscriber transcriber;
    private final ExecutorService slots;

    private TranscribeFile(TranscribeArguments arguments, WhisperNatives natives) throws IOException {
        this.arguments = arguments;
        Path tmp = Files.createTempDirectory("transcribe");
        DecoderSandbox sandbox = DecoderSandbox.probe(arguments.ffmpeg(), arguments.decodeTimeout(), tmp);
        sandbox.missing().forEach(System.err::println);
        decoder = new FfmpegAudioDecoder(arguments, sandbox, tmp, new DiskSpace(tmp, 0));
        detector = new SileroSpeechDetector(Path.of(arguments.speechModel()));
        recognizer = new WhisperRecognizer(
                natives, arguments.whisper(), arguments.slots(), () -> 0, id -> arguments.model());
        transcriber = new WindowTranscriber(recognizer);
        slots = Executors.newFixedThreadPool(arguments.slots());
    }

    /** Arguments: see {@link TranscribeArguments}. */
    public static void main(String[] args) throws Exception {
        TranscribeArguments arguments = TranscribeArguments.parse(List.of(args));
        Path unpack = Path.of(System.getProperty("java.io.tmpdir"));
        WhisperNatives natives =
                WhisperNatives.choose(Optional.ofNullable(arguments.natives()), Path.of(".runtime"), unpack);
        System.err.println(natives.describe());
        TranscribeFile run = new TranscribeFile(arguments, natives);
        run.recognizer.selfTest(MODEL);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (Path file : arguments.files()) {
            run.file(file, out);
        }
        run.slots.shutdown();
        run.recognizer.close();
    }

    private void file(Path file, PrintStream out) throws IOException, InterruptedException, ExecutionException {
        long began = System.nanoTime();
        try (PcmAudio audio = decode(file)) {
            List<SpeechMap> maps = IntStream.range(0, audio.tracks())
                    .mapToObj(track -> detector.detect(audio, track, new AbortFlag()))
                    .toList();
            List<Window> windows = new WindowPlanner().plan(maps, 0);
            RecognitionOptions options =
                    new RecognitionOptions(MODEL, "en", false, null, List.of(), arguments.json(), 0);
            LanguageRequest request = request();
            List<Future<WindowTranscript>> running = new ArrayList<>();
            List<WindowTranscript> transcripts = new ArrayList<>();
            for (Window window : windows) {
                LanguageRequest now = request;
                running.add(slots.submit(() -> transcriber.transcribe(
                        audio, maps.get(window.track()), window, options, now, new AbortFlag())));
                if (running.size() - transcripts.size() == arguments.slots()) {
                    transcripts.add(running.get(transcripts.size()).get());
                    request = request.after(
                            transcripts.get(transcripts.size() - 1).lastLanguage());
                }
            }
            while (transcripts.size() < running.size()) {
                transcripts.add(running.get(transcripts.size()).get());
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            print(file, audio, windows, transcripts, seconds, out);
        } catch (AudioDecodingFailed e) {
            out.println(file + ": " + e.code() + ": " + e.getMessage());
        }
    }

    private PcmAudio decode(Path file) throws IOException, AudioDecodingFailed {
        DecodeRequest request =
                new DecodeRequest(file, Files.size(file), 0, null, arguments.channels(), arguments.track());
        return decoder.decode(request, new AbortFlag());
    }

    private LanguageRequest request() {
        List<String> named = List.of(arguments.language().split(","));
        if (named.size() == 1 && !named.get(0).equals("auto")) {
            return LanguageRequest.fixed(named.get(0));
        }
        return new LanguageRequest(null, named.size() == 1 ? List.of() : named, List.of());
    }

    private void print(
            Path file,
            PcmAudio audio,
            List<Window> windows,
            List<WindowTranscript> transcripts,
            double seconds,
            PrintStream out) {
        List<Segment> segments = transcripts.stream()
                .flatMap(window -> window.segments().stream())
                .toList();
        if (arguments.json()) {
            out.println(TaskJson.write(Map.of(
                    "file", file.toString(),
                    "durationMs", audio.durationMs(),
                    "processingSeconds", seconds,
                    "windows", windows,
                    "segments", segments,
                    "suppressed",
                            transcripts.stream()
                                    .flatMap(window -> window.suppressed().stream())
                                    .toList(),
                    "warnings",
                            transcripts.stream()
                                    .flatMap(window -> window.warnings().stream())
                                    .toList())));
        } else {
            segments.forEach(segment -> out.println(segment.text()));
        }
        System.err.printf(
                "%s: %.1f s of audio in %.1f s, %d windows, RTFx %.1f%n",
                file.getFileName(),
                audio.durationMs() / 1e3,
                seconds,
                windows.size(),
                audio.durationMs() / 1e3 / seconds);
    }
}
