"""Word and character error rates, by the rule of `README.md`: the same for us and for every peer."""

import re
import unicodedata
from dataclasses import dataclass

# Written without spaces between words, so they are scored by characters.
CHARACTER_LANGUAGES = frozenset({"zh", "ja"})

_BRACKETED = re.compile(r"\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|<[^>]*>|（[^）]*）|【[^】]*】")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))


@dataclass(frozen=True)
class Score:
    """Edits against a reference of `units` words (characters for zh and ja). Scores add up over files."""

    edits: int = 0
    units: int = 0

    def __add__(self, other):
        return Score(self.edits + other.edits, self.units + other.units)

    @property
    def percent(self):
        return 100.0 * self.edits / self.units if self.units else 0.0


def normalise(text):
    """Lower case, ё → е, bracketed text and punctuation removed, one space between words.

    An apostrophe is dropped (don't → dont); any other mark separates words (ill-disposed → ill disposed).
    Numbers stay as they are written.
    """
    text = _BRACKETED.sub(" ", text.translate(_APOSTROPHES))
    text = unicodedata.normalize("NFKC", text).lower().replace("ё", "е")
    kept = (" " if unicodedata.category(char)[0] in "PSZC" else char for char in text)
    return " ".join("".join(kept).split())


def units(text, language):
    """The units of the score: words, or characters in languages without spaces."""
    normal = normalise(text)
    return list(normal.replace(" ", "")) if language in CHARACTER_LANGUAGES else normal.split()


def edit_distance(reference, hypothesis):
    """Levenshtein distance: fewest insertions, deletions and substitutions."""
    previous = list(range(len(hypothesis) + 1))
    for row, expected in enumerate(reference, 1):
        current = [row]
        for column, heard in enumerate(hypothesis, 1):
            current.append(min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (expected != heard)))
        previous = current
    return previous[-1]


def score(reference, hypothesis, language):
    expected = units(reference, language)
    return Score(edit_distance(expected, units(hypothesis, language)), len(expected))


def score_by_language(results):
    """`results`: (language, reference, hypothesis) → {language: summed Score}."""
    totals = {}
    for language, reference, hypothesis in results:
        totals[language] = totals.get(language, Score()) + score(reference, hypothesis, language)
    return totals
