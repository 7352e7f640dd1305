"""Our natives and weights without our service: the whole file in one call, every core, no speech detection.

Timing starts at the samples: decoding is part of the service's overhead, so this baseline must not include it.
"""

import time

from job import decode, serve
from libwhisper import LibWhisper


def load(job):
    engine = LibWhisper(job["natives"], job["model"])

    def transcribe(path, language):
        started = time.perf_counter()
        samples = decode(job["ffmpeg"], path)
        decoded = time.perf_counter() - started
        return engine.transcribe(samples, language, job["threads"]), decoded

    return transcribe


if __name__ == "__main__":
    serve(load)
