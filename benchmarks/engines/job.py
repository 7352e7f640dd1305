"""The protocol of all engine processes: a job on standard input, events as JSON lines on standard output.

Job: {"files": [{"name", "path", "language"}], "warmUp": {…}, "threads": n, …paths}. Events: one `{"loaded": seconds}`, one `{"name",
"seconds", "text"}` per file, where `seconds` runs from the file (or from its samples, for the bare engine) to the whole text.
"""

import json
import os
import subprocess
import sys
import time

SAMPLE_RATE = 16_000


def serve(load):
    """`load(job)` returns a function (path, language) → (text, seconds not to count)."""
    job = json.load(sys.stdin)
    events = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # output of the libraries is not an event
    started = time.perf_counter()
    transcribe = load(job)
    print(json.dumps({"loaded": time.perf_counter() - started}), file=events)
    transcribe(job["warmUp"]["path"], job["warmUp"]["language"])
    for file in job["files"]:
        started = time.perf_counter()
        text, uncounted = transcribe(file["path"], file["language"])
        taken = time.perf_counter() - started
        print(json.dumps({"name": file["name"], "seconds": taken - uncounted, "uncounted": uncounted, "text": text}), file=events)


def decode(ffmpeg, path):
    """Samples of a recording, 16 kHz mono, little-endian 32-bit floats."""
    command = [ffmpeg, "-nostdin", "-v", "error", "-i", path, "-vn", "-ac", "1", "-ar", str(SAMPLE_RATE), "-f", "f32le", "-"]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
