package io.whisperrest.worker.task;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.model.task.Task;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.audio.AudioDecoder;
import io.whisperrest.worker.audio.AudioDecodingFailed;
import io.whisperrest.worker.audio.DecodeRequest;
import io.whisperrest.worker.audio.NoRoomToDecode;
import io.whisperrest.worker.audio.PcmAudio;
import io.whisperrest.worker.speech.SpeechDetector;
import io.whisperrest.worker.speech.SpeechMap;
import io.whisperrest.worker.speech.Window;
import io.whisperrest.worker.speech.WindowPlanner;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** From stored audio to planned windows: open the file, decode, detect speech, plan. */
final class AudioPreparer {
    private final AudioStore store;
    private final AudioDecoder decoder;
    private final SpeechDetector detector;
    private final WindowPlanner planner;
    private final Renditions renditions;

    AudioPreparer(
            AudioStore store,
            AudioDecoder decoder,
            SpeechDetector detector,
            WindowPlanner planner,
            Renditions renditions) {
        this.store = store;
        this.decoder = decoder;
        this.detector = detector;
        this.planner = planner;
        this.renditions = renditions;
    }

    PreparedAudio prepare(Task task, AbortFlag abort) throws AudioDecodingFailed {
        try (AudioStore.LocalCopy copy = open(task, abort)) {
            return prepare(task, request(task, copy.file()), abort);
        }
    }

    private PreparedAudio prepare(Task task, DecodeRequest request, AbortFlag abort) throws AudioDecodingFailed {
        PcmAudio audio = decoder.decode(request, abort);
        try {
            renditions.make(task, request, audio);
            List<SpeechMap> speech = new ArrayList<>();
            for (int track = 0; track < audio.tracks(); track++) {
                speech.add(detector.detect(audio, track, abort));
            }
            return new PreparedAudio(audio, speech, remaining(task, speech));
        } catch (RuntimeException | Error e) {
            audio.close();
            throw e;
        }
    }

    /** Only a recording that the store does not have is missing; a disk or a store that fails is no fault of the task. */
    private AudioStore.LocalCopy open(Task task, AbortFlag abort) throws AudioDecodingFailed {
        if (task.audioKey() == null) {
            throw new AudioDecodingFailed(FailureCode.AUDIO_MISSING, FailureCode.AUDIO_MISSING.detail());
        }
        try {
            return store.open(task.audioKey()).local(abort::isRaised);
        } catch (NoSuchFileException e) {
            throw new AudioDecodingFailed(FailureCode.AUDIO_MISSING, FailureCode.AUDIO_MISSING.detail());
        } catch (IOException e) {
            throw new NoRoomToDecode(e);
        } catch (CancellationException e) {
            throw new RecognitionAborted();
        }
    }

    private static DecodeRequest request(Task task, Path file) {
        return new DecodeRequest(
                file,
                task.audioBytes(),
                task.options().startMs(),
                task.options().endMs(),
                task.options().channels(),
                task.options().track());
    }

    /**
     * The plan is normally the same each time. If it differs (for example with another detector), the end time of the committed part
     * decides.
     */
    private List<Window> remaining(Task task, List<SpeechMap> speech) {
        List<Window> all = planner.plan(speech, 0);
        int done = task.windowsDone();
        if (done == 0) {
            return all;
        }
        if (done <= all.size() && all.get(done - 1).endMs() == task.doneMs()) {
            return all.subList(done, all.size());
        }
        return planner.plan(speech, task.doneMs());
    }
}
