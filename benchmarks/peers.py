"""The engines that run as separate processes: their requirements, how they are started, and the result of a run."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from processes import PeakMemory, busy_seconds, children_seconds
from recordings import REPOSITORY

HERE = Path(__file__).resolve().parent
RUNTIME = REPOSITORY / ".runtime"
VENV = RUNTIME / "bench-venv"
REQUIREMENTS = HERE / "requirements.txt"
WEIGHT_FILES = ("model.bin", "config.json", "tokenizer.json", "vocabulary.txt")


@dataclass(frozen=True)
class Peer:
    title: str
    command: tuple
    needs: tuple  # of natives, model, weights, ffmpeg
    in_venv: bool = True


PEERS = {
    "bare": Peer("bare engine", ("bare_engine.py",), ("natives", "model", "ffmpeg"), in_venv=False),
    "faster-whisper": Peer("faster-whisper int8", ("faster_whisper_engine.py",), ("weights",)),
    "faster-whisper-batched": Peer("faster-whisper int8 ×8", ("faster_whisper_engine.py", "8"), ("weights",)),
    "pywhispercpp": Peer("pywhispercpp", ("pywhispercpp_engine.py",), ("model", "ffmpeg")),
}


@dataclass
class Run:
    """One engine over all files once. `files`: name → {seconds, text}; `wall`: start to exit, loading included;
    `others`: cores that other processes kept busy meanwhile."""

    files: dict
    wall: float = None
    load: float = None
    peak_mib: float = 0.0
    others: float = None


def add_options(parser):
    parser.add_argument("--natives", type=Path, default=RUNTIME / "natives", help="our libwhisper")
    parser.add_argument("--model", type=Path, default=REPOSITORY / "models" / "ggml-base.bin", help="ggml weights")
    parser.add_argument("--weights", type=Path, default=RUNTIME / "weights", help="the same weights as a CTranslate2 directory")
    parser.add_argument("--ffmpeg", default=default_ffmpeg(), help="default .runtime/bin/ffmpeg, else PATH")


def default_ffmpeg():
    own = RUNTIME / "bin" / "ffmpeg"
    return own if own.exists() else shutil.which("ffmpeg") or own


def missing(peer, options):
    """What this peer is missing, as a sentence; None when it can run."""
    files = {"natives": [options.natives / "libwhisper.so"], "model": [options.model], "ffmpeg": [Path(options.ffmpeg)],
             "weights": [options.weights / name for name in WEIGHT_FILES]}
    absent = [str(file) for need in peer.needs for file in files[need] if not file.exists()]
    return "no " + ", ".join(absent) if absent else None


def install():
    """The peers' own Python environment, created once and again when their list changes."""
    stamp, wanted = VENV / "installed", hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    print("bench: installing the peers into %s" % VENV.relative_to(REPOSITORY), flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    subprocess.run([str(VENV / "bin" / "python"), "-m", "pip", "install", "-q", "--require-hashes", "--only-binary", ":all:",
                    "-r", str(REQUIREMENTS)], check=True)
    stamp.write_text(wanted)


def run(peer, files, warm_up, cores, options):
    """Starts the peer on these cores, passes it the files one after another, and waits until it has exited."""
    def described(recording):
        return {"name": recording.name, "path": str(recording.path), "language": recording.language}

    job = {"files": [described(file) for file in files], "warmUp": described(warm_up), "threads": len(cores),
           "natives": str(options.natives), "model": str(options.model), "weights": str(options.weights),
           "ffmpeg": str(options.ffmpeg)}
    python = str(VENV / "bin" / "python") if peer.in_venv else sys.executable
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": str(len(cores))}
    busy, own = busy_seconds(), children_seconds()
    started = time.perf_counter()
    process = subprocess.Popen([python, str(HERE / "engines" / peer.command[0]), *peer.command[1:]], env=environment,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(process.pid, cores)
    with PeakMemory(process.pid) as memory:
        output, errors = process.communicate(json.dumps(job))
    if process.returncode != 0:
        raise RuntimeError("%s: %s" % (peer.title, (errors.strip().splitlines() or ["no message"])[-1]))
    wall = time.perf_counter() - started
    others = None if busy is None else max(0.0, (busy_seconds() - busy - children_seconds() + own) / wall)
    loaded, *results = map(json.loads, output.splitlines())
    return Run({result["name"]: result for result in results}, wall, loaded["loaded"], memory.mib, others)
