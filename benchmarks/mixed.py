"""Recordings in several languages, made from single-language recordings in turn, equally loud, 0.8 s apart. The same at each run."""

import random
import subprocess
from pathlib import Path

from recordings import REPOSITORY, Recording

LANGUAGES = ("de", "en", "es", "fr", "it", "pt", "ru")
COUNTS = (2, 2, 2, 3, 3, 4, 6)
PARTS = 8
GAP = 0.8
SECONDS = (3, 16)
FFMPEG = REPOSITORY / ".runtime" / "bin" / "ffmpeg"


def plans(items, seed=7):
    """Lists of recordings, each with another mix of languages; one or two recordings of a language come before the next language."""
    usable = {language: [item for item in items if item.language == language and item.use == "wer"
                         and SECONDS[0] < item.seconds < SECONDS[1]] for language in LANGUAGES}
    spoken = [language for language in LANGUAGES if usable[language]]
    chance = random.Random(seed)
    for count in COUNTS:
        chosen = chance.sample(spoken, min(count, len(spoken)))
        parts, turn = [], 0
        while len(parts) < PARTS:
            language = chosen[turn % len(chosen)]
            parts += [chance.choice(usable[language]) for _ in range(chance.choice((1, 1, 2)))]
            turn += 1
        yield parts


def make(parts, folder: Path, number):
    """Creates one file and its reference. Raises CalledProcessError when a recording cannot be decoded."""
    path = folder / ("mixed-%d-%s.flac" % (number, "-".join(dict.fromkeys(part.language for part in parts))))
    command = [str(FFMPEG), "-v", "error", "-y"]
    for part in parts:
        command += ["-i", str(part.path)]
    same = "".join("[%d:a]loudnorm=I=-23,aformat=sample_rates=16000:channel_layouts=mono,apad=pad_dur=%.1f[p%d];" % (n, GAP, n)
                   for n in range(len(parts)))
    joined = "".join("[p%d]" % n for n in range(len(parts)))
    command += ["-filter_complex", "%s%sconcat=n=%d:v=0:a=1" % (same, joined, len(parts)), str(path)]
    subprocess.run(command, check=True)
    return Recording(path.name, path, "mixed", sum(part.seconds + GAP for part in parts), "mixed",
                     " ".join(part.reference for part in parts))
