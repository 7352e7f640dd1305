"""pywhispercpp with the natives of its wheel and our ggml weights; all other settings are its defaults."""

import numpy
from job import decode, serve
from pywhispercpp.model import Model


def load(job):
    model = Model(job["model"], n_threads=job["threads"], print_progress=False, redirect_whispercpp_logs_to=None)

    def transcribe(path, language):
        samples = numpy.frombuffer(decode(job["ffmpeg"], path), dtype=numpy.float32)
        return " ".join(segment.text for segment in model.transcribe(samples, language=language)), 0.0

    return transcribe


if __name__ == "__main__":
    serve(load)
