#!/usr/bin/env python3
"""Sends the recordings through the running service and evaluates the transcripts. `make eval`.

1. sign in; 2. for each group: send, wait, fetch the transcripts; 3. score; 4. print, write JSON; 5. check the gates.
"""

import argparse
import json
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import account
import checks
import mixed
import recordings
from client import ApiError, Unreachable
from scoring import CHARACTER_LANGUAGES, Score, score, score_by_language
from table import table

UNMEASURED = 2


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    account.add_options(parser)
    parser.add_argument("--folder", help="recordings and manifest.tsv (EVAL_DIR; default ../shared/eval)")
    parser.add_argument("--in-flight", type=int, default=4, help="tasks at once")
    parser.add_argument("--auto", action="store_true", help="also with language=auto, to check language detection")
    parser.add_argument("--mixed", action="store_true", help="also recordings in several languages, made from the short ones")
    parser.add_argument("--languages", help="only these, comma-separated")
    parser.add_argument("--gate", action="append", default=[], metavar="LANGUAGE=PERCENT",
                        help="highest WER; defaults en=9.5 ru=13.5; LANGUAGE=none removes one")
    parser.add_argument("--no-gates", action="store_true", help="report only; always exit 0 when measured")
    parser.add_argument("--output", type=Path, default=recordings.REPOSITORY / "target" / "eval.json")
    options = parser.parse_args(arguments)
    options.limits = limits(parser, options.gate)
    return options


def limits(parser, asked):
    chosen = {"en": 9.5, "ru": 13.5}
    for gate in asked:
        language, _, percent = gate.partition("=")
        try:
            chosen[language] = None if percent == "none" else float(percent)
        except ValueError:
            parser.error("--gate wants LANGUAGE=PERCENT, not " + gate)
    return {language: percent for language, percent in chosen.items() if percent is not None}


def transcribe(client, recording, language):
    """Sends one recording through the service. Returns the transcript and its faults."""
    outcome = {"file": recording.name, "language": recording.language, "asked": language,
               "seconds": recording.seconds, "reference": recording.reference, "error": None}
    try:
        task_id = client.transcribe(recording.path, language)
        status = client.wait(task_id)
        if status["status"] != "success":
            return {**outcome, "error": "%s: %s" % (status.get("error_code"), status.get("error"))}
        transcript = client.transcript(task_id)
    except (ApiError, TimeoutError) as failed:
        return {**outcome, "error": str(failed)}
    return {**outcome, "text": transcript["text"], "detected": transcript["language"],
            "suppressed": transcript["suppressed"],
            "warnings": [warning["code"] for warning in transcript["warnings"]],
            "wordFaults": checks.word_faults(transcript),
            "nonSpeechFaults": checks.non_speech_faults(status, transcript)}


def run(client, group, in_flight, language=None):
    """Sends a group of recordings, a few at once. Returns the outcomes and the seconds that the group took."""
    started = time.monotonic()
    with ThreadPoolExecutor(in_flight) as pool:
        outcomes = list(pool.map(lambda item: transcribe(client, item, language or item.language), group))
    return {"outcomes": outcomes, "wallSeconds": time.monotonic() - started,
            "audioSeconds": sum(recording.seconds for recording in group)}


def measure(client, items, options):
    wanted = set(options.languages.split(",")) if options.languages else None
    spoken = [item for item in items if wanted is None or item.language in wanted]
    short = [item for item in spoken if item.use == "wer"]
    groups = {"short": run(client, short, options.in_flight)}
    groups["long"] = run(client, [item for item in spoken if item.name in recordings.LONG_SET], options.in_flight)
    groups["nonspeech"] = run(client, [item for item in items if item.use == "hallucination"], options.in_flight, "auto")
    if options.auto:
        groups["auto"] = run(client, short, options.in_flight, "auto")
    if options.mixed:
        groups["mixed"] = measure_mixed(client, items, options)
    return groups


def measure_mixed(client, items, options):
    """Each mix, compared with its parts, which are sent separately with their language given."""
    with tempfile.TemporaryDirectory() as folder:
        plans = list(mixed.plans(items))
        mixes = [mixed.make(parts, Path(folder), number) for number, parts in enumerate(plans)]
        parts = list({part.name: part for plan in plans for part in plan}.values())
        alone = {outcome["file"]: outcome for outcome in run(client, parts, options.in_flight)["outcomes"]}
        group = run(client, mixes, 1, "auto")
    for plan, outcome in zip(plans, group["outcomes"]):
        outcome["alone"] = " ".join(alone[part.name].get("text") or "" for part in plan)
    return group


def scored(group):
    """Triples for scoring; a failed recording counts as an empty transcript."""
    return [(item["language"], item["reference"], item.get("text") or "") for item in group["outcomes"]]


def failures(groups, wanted):
    """The gates that fail, one sentence each."""
    missed = ["%s: %s failed, %s" % (name, item["file"], item["error"])
              for name, group in groups.items() for item in group["outcomes"] if item["error"]]
    totals = score_by_language(scored(groups["short"]))
    for language, limit in sorted(wanted.items()):
        if language in totals and totals[language].percent > limit:
            missed.append("%s WER %.1f is above %.1f" % (language, totals[language].percent, limit))
    missed += ["%s: %s" % (item["file"], fault) for item in groups["nonspeech"]["outcomes"]
               for fault in item.get("nonSpeechFaults", [])]
    missed += ["%s: %s" % (item["file"], fault) for name in ("short", "long") for item in groups[name]["outcomes"]
               for fault in item.get("wordFaults", [])[:1]]
    return missed


def rtfx(group):
    return group["audioSeconds"] / group["wallSeconds"] if group["wallSeconds"] else 0.0


def percent(part: Score):
    return "%.1f" % part.percent


def report(groups):
    """The report as text."""
    short, long = groups["short"], groups["long"]
    rows = []
    auto = score_by_language(scored(groups["auto"])) if "auto" in groups else {}
    for language, total in sorted(score_by_language(scored(short)).items()):
        files = sum(item["language"] == language for item in short["outcomes"])
        unit = "CER" if language in CHARACTER_LANGUAGES else "WER"
        rows.append([language, files, total.units, "%s %s" % (unit, percent(total))]
                    + ([percent(auto[language])] if auto else []))
    yield table(["language", "files", "units", "language given"] + (["language=auto"] if auto else []), rows)
    yield ""
    long_rows = [[item["file"], item["language"], "%.0f s" % item["seconds"],
                  percent(score(item["reference"], item.get("text") or "", item["language"]))]
                 for item in long["outcomes"]]
    total = sum(score_by_language(scored(long)).values(), Score())
    long_rows.append(["all", "", "%.0f s" % long["audioSeconds"], percent(total)])
    yield table(["long set", "language", "audio", "WER"], long_rows)
    yield ""
    yield table(["without speech", "text", "suppressed", "warnings"],
                [[item["file"], "invented" if item.get("nonSpeechFaults") else item["error"] or "empty",
                  len(item.get("suppressed", [])), " ".join(item.get("warnings", []))]
                 for item in groups["nonspeech"]["outcomes"]])
    yield ""
    if "mixed" in groups:
        rows = [[item["file"], "%.0f s" % item["seconds"], percent(score(item["reference"], item["alone"], "mixed")),
                 percent(score(item["reference"], item.get("text") or "", "mixed"))] for item in groups["mixed"]["outcomes"]]
        alone = sum((score(item["reference"], item["alone"], "mixed") for item in groups["mixed"]["outcomes"]), Score())
        together = sum(score_by_language(scored(groups["mixed"])).values(), Score())
        rows.append(["all", "%.0f s" % groups["mixed"]["audioSeconds"], percent(alone), percent(together)])
        yield table(["several languages", "audio", "WER of the parts alone", "WER of the mix"], rows)
        yield ""
    checked = short["outcomes"] + long["outcomes"]
    bad = sum(bool(item.get("wordFaults")) for item in checked)
    yield "word times: %d of %d transcripts in order" % (len(checked) - bad, len(checked))
    if "auto" in groups:
        found = sum(item.get("detected") == item["language"] for item in groups["auto"]["outcomes"])
        yield "language found: %d of %d" % (found, len(groups["auto"]["outcomes"]))
    yield "RTFx: " + ", ".join("%s %.1f" % (name, rtfx(group)) for name, group in groups.items())


def summary(groups):
    def rates(group):
        return {language: {"percent": round(total.percent, 2), "edits": total.edits, "units": total.units}
                for language, total in score_by_language(scored(group)).items()}
    return {name: {"rtfx": round(rtfx(group), 2), "errorRates": rates(group) if name != "nonspeech" else None,
                   **group} for name, group in groups.items()}


def main(arguments=None):
    options = parse(arguments)
    folder = recordings.folder_from(options.folder)
    items = recordings.load(folder)
    if items is None:
        print("eval: no recordings at %s (set another folder with EVAL_DIR or --folder); nothing measured" % folder)
        return 0
    try:
        groups = measure(account.signed_in(options), items, options)
    except (Unreachable, ApiError) as failed:
        print("eval: cannot measure, %s (is the service up? `make run`)" % failed, file=sys.stderr)
        return UNMEASURED
    print("\n".join(report(groups)))
    missed = failures(groups, options.limits)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps({"groups": summary(groups), "missed": missed}, ensure_ascii=False, indent=1))
    for sentence in missed:
        print("MISSED " + sentence)
    print("eval: " + ("%d gates missed" % len(missed) if missed else "all gates passed"))
    return 1 if missed and not options.no_gates else 0


if __name__ == "__main__":
    sys.exit(main())
