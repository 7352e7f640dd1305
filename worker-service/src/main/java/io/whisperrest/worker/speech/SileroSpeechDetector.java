package io.whisperrest.worker.speech;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.abort.RecognitionAborted;
import io.whisperrest.worker.audio.PcmAudio;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * The Silero speech detector, version 6.2.3, in its sequence form: a frame of 32 ms is 512 samples plus the 64 before it. Audio is
 * processed in blocks, and the network's state is carried from one to the next, so hours of audio need no more memory than a block.
 * About 480 times real time on one core.
 */
public final class SileroSpeechDetector implements SpeechDetector, AutoCloseable {
    private static final int FRAME = 512;
    private static final int CONTEXT = 64;
    private static final int MEMORY = 128;
    private static final int BLOCK_FRAMES = 1024; // 33 s, 2.3 MB
    private static final long FRAME_MS = SpeechMap.FRAME_MS;

    private final OrtEnvironment environment;
    private final OrtSession session;

    /**
     * @param model {@code silero_vad_16k_sequence.onnx}
     * @throws IllegalStateException with one line when the file is missing, is not the tested one, or cannot be loaded
     */
    public SileroSpeechDetector(Path model) {
        byte[] weights = SileroModel.read(model);
        try {
            environment = OrtEnvironment.getEnvironment();
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(2);
                options.setInterOpNumThreads(1);
                options.setCPUArenaAllocator(false); // an arena would keep the memory of the largest block
                session = environment.createSession(weights, options);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the speech detector cannot be loaded: " + e.getMessage(), e);
        }
    }

    @Override
    public SpeechMap detect(PcmAudio audio, int track, AbortFlag abort) {
        int frames = Math.toIntExact((audio.samples() + FRAME - 1) / FRAME);
        float[] probabilities = new float[frames];
        float[] h = new float[MEMORY];
        float[] c = new float[MEMORY];
        float[] before = new float[CONTEXT];
        for (int first = 0; first < frames; first += BLOCK_FRAMES) {
            if (abort.isRaised()) {
                throw new RecognitionAborted();
            }
            int count = Math.min(BLOCK_FRAMES, frames - first);
            float[] samples = audio.read(track, first * FRAME_MS, (first + count) * FRAME_MS);
            float[] input = frames(before, samples, count);
            System.arraycopy(input, input.length - CONTEXT, before, 0, CONTEXT);
            run(input, count, h, c, probabilities, first);
        }
        return new SpeechMap(probabilities);
    }

    /** Each frame preceded by the end of the previous one; the last frame is padded with silence. */
    private static float[] frames(float[] before, float[] samples, int count) {
        float[] input = new float[count * (CONTEXT + FRAME)];
        for (int frame = 0; frame < count; frame++) {
            int to = frame * (CONTEXT + FRAME);
            int from = frame * FRAME;
            if (frame == 0) {
                System.arraycopy(before, 0, input, 0, CONTEXT);
            } else {
                System.arraycopy(samples, from - CONTEXT, input, to, CONTEXT);
            }
            int length = Math.min(FRAME, samples.length - from);
            System.arraycopy(samples, from, input, to + CONTEXT, length);
        }
        return input;
    }

    private void run(float[] input, int count, float[] h, float[] c, float[] out, int at) {
        long[] memory = {1, 1, MEMORY};
        try (OnnxTensor frames = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(input), new long[] {count, CONTEXT + FRAME});
                OnnxTensor hidden = OnnxTensor.createTensor(environment, FloatBuffer.wrap(h), memory);
                OnnxTensor cell = OnnxTensor.createTensor(environment, FloatBuffer.wrap(c), memory);
                OrtSession.Result result = session.run(Map.of("input", frames, "h", hidden, "c", cell))) {
            copy(result, "speech_probs", out, at);
            copy(result, "hn", h, 0);
            copy(result, "cn", c, 0);
        } catch (OrtException e) {
            throw new IllegalStateException("the speech detector failed: " + e.getMessage());
        }
    }

    private static void copy(OrtSession.Result result, String name, float[] to, int at) {
        OnnxTensor tensor = (OnnxTensor) result.get(name).orElseThrow();
        FloatBuffer values = tensor.getFloatBuffer();
        values.get(to, at, values.remaining());
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the speech detector cannot be closed", e);
        }
    }
}
