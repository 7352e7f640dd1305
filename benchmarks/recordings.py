"""The recordings and their references: a folder with `manifest.tsv`, never part of this repository."""

import csv
import os
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
DEFAULT_FOLDER = REPOSITORY.parent / "shared" / "eval"

# Long recordings whose references were checked by listening; English and Russian, several speakers, 8.4 min.
LONG_SET = ("long/concat-en.ogg", "long/sonnet001.mp3", "long/ru-gigaam-long-32s.flac")
# Short recordings for the comparison with peers: a sentence, a famous speech, a prompt; English and Russian.
SHORT_SET = ("en/jfk.flac", "en/libri-2412-153948-0000.flac", "en/fleurs-en-003.ogg",
             "ru/ast-vm-review.flac", "ru/ast-followme-status.flac", "ru/ast-demo-enterkeywords.flac")


@dataclass(frozen=True)
class Recording:
    name: str
    path: Path
    language: str
    seconds: float
    use: str
    reference: str


def folder_from(argument):
    """`--folder`, else EVAL_DIR, else the default folder next to the repository."""
    return Path(argument or os.environ.get("EVAL_DIR") or DEFAULT_FOLDER)


def load(folder):
    """All recordings of the manifest, in its order; None when the folder has no manifest."""
    manifest = folder / "manifest.tsv"
    if not manifest.is_file():
        return None
    with manifest.open(encoding="utf-8", newline="") as lines:
        return [Recording(row["file"], folder / row["file"], row["language"], float(row["seconds"]),
                          row["use"], row["reference"]) for row in csv.DictReader(lines, delimiter="\t")]


def named(recordings, names):
    """The recordings with these names, in the given order."""
    by_name = {recording.name: recording for recording in recordings}
    unknown = [name for name in names if name not in by_name]
    if unknown:
        raise SystemExit("not in the manifest: " + ", ".join(unknown))
    return [by_name[name] for name in names]
