"""The libwhisper calls that are needed to recognise a recording, through ctypes. Layouts of 1.8.5 to 1.9.5 (`whisper.h`)."""

import ctypes
import re
from pathlib import Path

GREEDY = 0
LOAD_ORDER = ("libggml-base.so", "libggml-cpu.so", "libggml.so", "libwhisper.so")
TESTED = ((1, 8, 5), (1, 9, 5))

_LogCallback = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p)
_silent = _LogCallback(lambda level, text, data: None)


class ContextParams(ctypes.Structure):
    _fields_ = [("use_gpu", ctypes.c_bool), ("flash_attn", ctypes.c_bool), ("gpu_device", ctypes.c_int),
                ("rest", ctypes.c_uint64 * 5)]


class FullParams(ctypes.Structure):
    """Fields up to the language flags; the library reads its own size and no further."""

    _fields_ = [("strategy", ctypes.c_int), ("n_threads", ctypes.c_int), ("n_max_text_ctx", ctypes.c_int),
                ("offset_ms", ctypes.c_int), ("duration_ms", ctypes.c_int), ("translate", ctypes.c_bool),
                ("no_context", ctypes.c_bool), ("no_timestamps", ctypes.c_bool), ("single_segment", ctypes.c_bool),
                ("print_special", ctypes.c_bool), ("print_progress", ctypes.c_bool), ("print_realtime", ctypes.c_bool),
                ("print_timestamps", ctypes.c_bool), ("token_timestamps", ctypes.c_bool), ("thold_pt", ctypes.c_float),
                ("thold_ptsum", ctypes.c_float), ("max_len", ctypes.c_int), ("split_on_word", ctypes.c_bool),
                ("max_tokens", ctypes.c_int), ("debug_mode", ctypes.c_bool), ("audio_ctx", ctypes.c_int),
                ("tdrz_enable", ctypes.c_bool), ("suppress_regex", ctypes.c_char_p), ("initial_prompt", ctypes.c_char_p),
                ("carry_initial_prompt", ctypes.c_bool), ("prompt_tokens", ctypes.c_void_p), ("prompt_n_tokens", ctypes.c_int),
                ("language", ctypes.c_char_p), ("detect_language", ctypes.c_bool), ("suppress_blank", ctypes.c_bool),
                ("suppress_nst", ctypes.c_bool), ("rest", ctypes.c_uint64 * 49)]


class LibWhisper:
    """One library, one model, one state."""

    def __init__(self, natives, model):
        for name in LOAD_ORDER:
            if (Path(natives) / name).exists():
                library = ctypes.CDLL(str(Path(natives) / name), ctypes.RTLD_GLOBAL)
        self._library = declared(library)
        self.version = library.whisper_version().decode()
        if not TESTED[0] <= tuple(map(int, re.findall(r"\d+", self.version)[:3])) <= TESTED[1]:
            raise SystemExit("libwhisper %s: layouts are known for 1.8.5 to 1.9.5" % self.version)
        library.whisper_log_set(_silent, None)
        context = library.whisper_context_default_params()
        context.use_gpu, context.flash_attn = False, True
        self._context = library.whisper_init_from_file_with_params(str(model).encode(), context)
        if not self._context:
            raise SystemExit("libwhisper cannot load " + str(model))

    def transcribe(self, samples, language, threads):
        """Text of the whole recording from one whisper_full call, with the parameters of our worker (engine.md §4)."""
        params = self._library.whisper_full_default_params(GREEDY)
        if params.language != b"en":
            raise SystemExit("libwhisper %s: unknown layout of its parameters" % self.version)
        params.n_threads, params.language = threads, language.encode()
        params.no_context = params.token_timestamps = params.suppress_nst = True
        params.print_progress = False
        count = len(samples) // ctypes.sizeof(ctypes.c_float)
        if self._library.whisper_full(self._context, params, samples, count) != 0:
            raise SystemExit("whisper_full failed")
        texts = [self._library.whisper_full_get_segment_text(self._context, number)
                 for number in range(self._library.whisper_full_n_segments(self._context))]
        return b"".join(texts).decode("utf-8", "replace")


def declared(library):
    """The library with argument and result types; without them, pointers are truncated to 32 bits."""
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    for name, result, arguments in (
            ("whisper_version", text, []),
            ("whisper_log_set", None, [_LogCallback, pointer]),
            ("whisper_context_default_params", ContextParams, []),
            ("whisper_init_from_file_with_params", pointer, [text, ContextParams]),
            ("whisper_full_default_params", FullParams, [number]),
            ("whisper_full", number, [pointer, FullParams, text, number]),
            ("whisper_full_n_segments", number, [pointer]),
            ("whisper_full_get_segment_text", text, [pointer, number])):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library
