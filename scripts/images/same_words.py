#!/usr/bin/env python3
"""Compares a transcript on stdin with a text that was said N times: same_words.py FILE [N]. Forgives one word in eight."""

import difflib
import re
import sys
from pathlib import Path


def words(text: str) -> list:
    return re.findall(r"\w+", text.lower())


said = words(Path(sys.argv[1]).read_text()) * int(sys.argv[2] if len(sys.argv) > 2 else 1)
heard = words(sys.stdin.read())
same = sum(block.size for block in difflib.SequenceMatcher(None, said, heard, autojunk=False).get_matching_blocks())
if same < len(said) * 7 / 8 or len(heard) > len(said) * 9 / 8:
    sys.exit(f"{len(said)} words were said, {len(heard)} were recognised, {same} of them in order")
