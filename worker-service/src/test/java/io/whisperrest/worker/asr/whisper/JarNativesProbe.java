package io.whisperrest.worker.asr.whisper;

import io.whisperrest.model.task.Segment;
import io.whisperrest.worker.SpokenSample;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.asr.RecognitionOptions;
import io.whisperrest.worker.asr.WindowBudget;
import java.nio.file.Path;
import java.util.List;

/** Main program: recognises the spoken sample with the natives of the whisper-jni jar. */
final class JarNativesProbe {
    private JarNativesProbe() {}

    public static void main(String[] args) {
        WhisperNatives natives = WhisperNatives.fromJar(Path.of(args[0]));
        System.out.println(natives.source() + " " + natives.version());
        RecognitionOptions options = new RecognitionOptions("base", "en", false, "A fox.", List.of("dog"), true, 0);
        try (WhisperRecognizer recognizer =
                new WhisperRecognizer(natives, TestWhisperConfig.plain(), 1, () -> 0, id -> Path.of(args[1]))) {
            List<Segment> segments = recognizer
                    .recognize(SpokenSample.floats(), options, new WindowBudget(), new AbortFlag())
                    .segments();
            segments.forEach(System.out::println);
            if (!recognizer
                    .recognize(new float[0], options, new WindowBudget(), new AbortFlag())
                    .segments()
                    .isEmpty()) {
                throw new AssertionError("the previous audio was recognised again");
            }
        }
    }
}
