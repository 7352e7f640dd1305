package io.whisperrest.worker.asr.whisper;

/**
 * Offsets of the fields of {@code whisper_full_params} in bytes, from whisper.h and verified with a C compiler. Fields before
 * {@code initial_prompt} have never moved. LP64 only.
 */
enum ParamsLayout {
    /** whisper.cpp 1.7.1, 264 bytes: the version in the whisper-jni jar. */
    V1_7_1(96, 106, 108, 136, 152),
    /** 1.8.5 to 1.9.5, 304 bytes. */
    V1_8_5(104, 114, 116, 144, 160);

    static final int N_THREADS = 4;
    static final int TRANSLATE = 20;
    static final int NO_CONTEXT = 21;
    static final int PRINT_SPECIAL = 24;
    static final int PRINT_TIMESTAMPS = 27;
    static final int TOKEN_TIMESTAMPS = 28;
    static final int INITIAL_PROMPT = 72;

    final int language;
    final int suppressNonSpeech;
    final int temperature;
    final int temperatureIncrement;
    final int entropyThreshold;
    final int logprobThreshold;
    final int noSpeechThreshold;
    final int bestOf;
    final int beamSize;
    final int newSegment;
    final int encoderBegin;
    final int abort;
    final int logitsFilter;

    ParamsLayout(int language, int suppressNonSpeech, int temperature, int bestOf, int newSegment) {
        this.language = language;
        this.suppressNonSpeech = suppressNonSpeech;
        this.temperature = temperature;
        this.temperatureIncrement = temperature + 12;
        this.entropyThreshold = temperature + 16;
        this.logprobThreshold = temperature + 20;
        this.noSpeechThreshold = temperature + 24;
        this.bestOf = bestOf;
        this.beamSize = bestOf + 4;
        // a callback is followed by its user data
        this.newSegment = newSegment;
        this.encoderBegin = newSegment + 32;
        this.abort = newSegment + 48;
        this.logitsFilter = newSegment + 64;
    }
}
