"""faster-whisper, int8, greedy, from a directory on disk; all other settings are its defaults."""

import sys

from faster_whisper import BatchedInferencePipeline, WhisperModel
from job import serve


def load(job):
    model = WhisperModel(job["weights"], device="cpu", compute_type="int8", cpu_threads=job["threads"],
                         local_files_only=True)
    batch = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    engine, options = (BatchedInferencePipeline(model), {"batch_size": batch}) if batch else (model, {})

    def transcribe(path, language):
        segments, _ = engine.transcribe(path, language=language, beam_size=1, **options)
        return "".join(segment.text for segment in segments), 0.0

    return transcribe


if __name__ == "__main__":
    serve(load)
