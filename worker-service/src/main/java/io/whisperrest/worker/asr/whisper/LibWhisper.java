package io.whisperrest.worker.asr.whisper;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/**
 * The functions of libwhisper that we call, as declared in whisper.h. Structures that differ between versions are opaque bytes, larger
 * than any known layout. The library reads only its own size; see {@link ParamsLayout}.
 */
interface LibWhisper extends Library {

    /** {@code whisper_full_params} of any version. */
    @FieldOrder("raw")
    class FullParams extends Structure implements Structure.ByValue {
        public byte[] raw = new byte[512];
    }

    /** {@code whisper_context_params}: the same 48 bytes in all tested versions. */
    @FieldOrder("raw")
    class ContextParams extends Structure implements Structure.ByValue {
        public byte[] raw = new byte[48];
    }

    /** {@code whisper_token_data}; times in centiseconds. */
    @FieldOrder({"id", "tid", "p", "plog", "pt", "ptsum", "t0", "t1", "tDtw", "vlen"})
    class TokenData extends Structure implements Structure.ByValue {
        public int id;
        public int tid;
        public float p;
        public float plog;
        public float pt;
        public float ptsum;
        public long t0;
        public long t1;
        public long tDtw;
        public float vlen;
    }

    /** A C {@code bool} is one byte, 1 or 0. A Java boolean would arrive as 255, whose negation compiled code may take for true. */
    interface Abort extends Callback {
        byte wanted(Pointer userData);
    }

    interface EncoderBegin extends Callback {
        byte begin(Pointer context, Pointer state, Pointer userData);
    }

    interface LogitsFilter extends Callback {
        void filter(Pointer context, Pointer state, Pointer tokens, int tokenCount, Pointer logits, Pointer userData);
    }

    interface NewSegment extends Callback {
        void added(Pointer context, Pointer state, int count, Pointer userData);
    }

    interface Log extends Callback {
        void line(int level, Pointer text, Pointer userData);
    }

    /** From 1.8 on. */
    String whisper_version();

    String whisper_print_system_info();

    void whisper_log_set(Log callback, Pointer userData);

    ContextParams whisper_context_default_params();

    Pointer whisper_init_from_file_with_params_no_state(String path, ContextParams params);

    Pointer whisper_init_state(Pointer context);

    void whisper_free_state(Pointer state);

    void whisper_free(Pointer context);

    FullParams whisper_full_default_params(int strategy);

    int whisper_full_with_state(Pointer context, Pointer state, FullParams params, float[] samples, int count);

    int whisper_full_n_segments_from_state(Pointer state);

    long whisper_full_get_segment_t0_from_state(Pointer state, int segment);

    long whisper_full_get_segment_t1_from_state(Pointer state, int segment);

    /** From 1.7.4 on. */
    float whisper_full_get_segment_no_speech_prob_from_state(Pointer state, int segment);

    int whisper_full_n_tokens_from_state(Pointer state, int segment);

    TokenData whisper_full_get_token_data_from_state(Pointer state, int segment, int token);

    Pointer whisper_token_to_str(Pointer context, int token);

    int whisper_token_eot(Pointer context);

    int whisper_n_vocab(Pointer context);

    int whisper_is_multilingual(Pointer context);

    int whisper_pcm_to_mel_with_state(Pointer context, Pointer state, float[] samples, int count, int threads);

    int whisper_lang_auto_detect_with_state(Pointer context, Pointer state, int offsetMs, int threads, float[] probs);

    /** Exists only in our own build; see scripts/runtime/patches. */
    int whisper_attend_to_part(Pointer context, Pointer state, int fromMs, int toMs);

    int whisper_lang_max_id();

    int whisper_lang_id(String language);

    String whisper_lang_str(int id);
}
