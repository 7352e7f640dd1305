#!/usr/bin/env python3
"""Compares our running service with its peers on the same recordings, weights and cores, in one run. `make bench`.

1. find the engines that can run; 2. repeat: run one engine after another, each over all files; 3. compute medians, error rates, ratios;
4. print, write JSON; 5. check the gates, if requested.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import account
import peers
import processes
import recordings
from client import ApiError, Unreachable
from scoring import Score, score, score_by_language
from table import table

OURS = "service"
UNMEASURED = 2
# A recording longer than one window of the model counts as long.
LONG_SECONDS = 30
BUSY_LOAD = 0.5


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    account.add_options(parser)
    peers.add_options(parser)
    parser.add_argument("--folder", help="recordings and manifest.tsv (EVAL_DIR; default ../shared/eval)")
    parser.add_argument("--files", nargs="+", default=[*recordings.LONG_SET, *recordings.SHORT_SET], help="names from the manifest")
    parser.add_argument("--engines", default=",".join([OURS, *peers.PEERS]), help="engines to run, comma-separated (default: %(default)s)")
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--worker-pid", type=int, help="pid of the worker, if it cannot be found by name")
    parser.add_argument("--gate", action="store_true", help="exit 1 when a ratio on the long files is too low")
    parser.add_argument("--min-faster-whisper", type=float, default=1.4, help="RTFx ÷ faster-whisper sequential")
    parser.add_argument("--min-bare", type=float, default=0.9, help="RTFx ÷ bare engine")
    parser.add_argument("--output", type=Path, default=recordings.REPOSITORY / "target" / "bench.json")
    options = parser.parse_args(arguments)
    options.engines = options.engines.split(",")
    unknown = set(options.engines) - {OURS, *peers.PEERS}
    if unknown:
        parser.error("unknown engines: " + ", ".join(sorted(unknown)))
    return options


class Service:
    """Our service through HTTP, one file at a time: from the first byte sent until the status is success."""

    title = "this service"

    def __init__(self, client, worker):
        self._client, self._worker = client, worker

    def run(self, files, warm_up):
        self._transcribe(warm_up)
        memory = processes.PeakMemory(self._worker) if self._worker else nullcontext()
        with memory:
            results = {file.name: self._transcribe(file) for file in files}
        return peers.Run(results, peak_mib=memory.mib if self._worker else None)

    def _transcribe(self, file):
        started = time.perf_counter()
        status = self._client.wait(self._client.transcribe(file.path, file.language), pause=0.1)
        seconds = time.perf_counter() - started
        if status["status"] != "success":
            raise RuntimeError("%s: %s" % (file.name, status.get("error")))
        return {"seconds": seconds, "text": status["result"]}


def runners(options, files, worker, cores):
    """{engine: function that runs it once} for those that can run here, and a sentence for each that cannot."""
    warm_up = min(files, key=lambda file: file.seconds)
    ready, skipped = {}, {}
    for name in options.engines:
        if name == OURS:
            try:
                service = Service(account.signed_in(options), worker)
                ready[name] = lambda: service.run(files, warm_up)
            except (Unreachable, ApiError) as failed:
                skipped[name] = "%s (`make run`)" % failed
            continue
        peer = peers.PEERS[name]
        lacking = peers.missing(peer, options)
        if lacking:
            skipped[name] = lacking
        else:
            ready[name] = lambda peer=peer: peers.run(peer, files, warm_up, cores, options)
    if any(name != OURS and peers.PEERS[name].in_venv for name in ready):
        peers.install()
    return ready, skipped


def measure(ready, repetitions):
    """{engine: [Run]}. The engines take turns, so that a slow minute of the machine affects all of them."""
    runs = {name: [] for name in ready}
    for repetition in range(repetitions):
        for name, once in ready.items():
            print("bench: %d/%d %s" % (repetition + 1, repetitions, name), file=sys.stderr, flush=True)
            runs[name].append(once())
    return runs


def seconds(engine_runs, files):
    """Sum over the files of each file's median time."""
    return sum(statistics.median(run.files[file.name]["seconds"] for run in engine_runs) for file in files)


def rtfx(engine_runs, files):
    return sum(file.seconds for file in files) / seconds(engine_runs, files)


def rates(engine_runs, files):
    """Error rates over all repetitions, which may differ by a few words: {language: Score}."""
    return score_by_language((file.language, file.reference, run.files[file.name]["text"])
                             for run in engine_runs for file in files)


def ratio(runs, name, files):
    """Our RTFx divided by this engine's; None if one is missing."""
    return rtfx(runs[OURS], files) / rtfx(runs[name], files) if OURS in runs and name in runs else None


def measured(runs, groups, files):
    """All figures of the report, for the JSON file."""
    return {name: {
        "title": title(name),
        "groups": {label: {"rtfx": rtfx(engine_runs, group), "oursOverThis": ratio(runs, name, group),
                           "errorRates": {language: part.percent for language, part in rates(engine_runs, group).items()},
                           "errorRate": sum(rates(engine_runs, group).values(), Score()).percent}
                   for label, group in groups.items()},
        "files": {file.name: {"seconds": [run.files[file.name]["seconds"] for run in engine_runs],
                              "errorRate": [score(file.reference, run.files[file.name]["text"], file.language).percent
                                            for run in engine_runs],
                              "text": engine_runs[-1].files[file.name]["text"]} for file in files},
        "wallSeconds": [run.wall for run in engine_runs], "loadSeconds": [run.load for run in engine_runs],
        "othersCores": [run.others for run in engine_runs],
        "peakMiB": max((run.peak_mib or 0 for run in engine_runs), default=0)} for name, engine_runs in runs.items()}


def title(name):
    return Service.title if name == OURS else peers.PEERS[name].title


def figure(value, form="%.1f"):
    return "–" if value is None else form % value


def report(figures, groups):
    for label, group in groups.items():
        languages = sorted({file.language for file in group})
        yield table(["%s, %d files, %.0f s" % (label, len(group), sum(file.seconds for file in group)), "RTFx", "s a file"]
                    + ["WER " + language for language in languages] + ["WER", "ours ÷ it"],
                    [[entry["title"], figure(part["rtfx"]), figure(sum(file.seconds for file in group) / part["rtfx"] / len(group), "%.2f")]
                     + [figure(part["errorRates"][language]) for language in languages]
                     + [figure(part["errorRate"]), figure(part["oursOverThis"], "%.2f")]
                     for entry in figures.values() for part in [entry["groups"][label]]])
        yield ""
    yield table(["whole process", "load s", "wall s", "peak MiB", "cores taken by others"],
                [[entry["title"], figure(median(entry["loadSeconds"])), figure(median(entry["wallSeconds"])),
                  figure(entry["peakMiB"] or None, "%.0f"), figure(median(entry["othersCores"]), "%.2f")]
                 for entry in figures.values()])


def median(values):
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def missed(runs, group, options):
    """The gates that fail on the long files; a gate that cannot be evaluated fails."""
    limits = {"faster-whisper": options.min_faster_whisper, "bare": options.min_bare}
    for name, limit in limits.items():
        reached = ratio(runs, name, group) if group else None
        if reached is None or reached < limit:
            yield "ours ÷ %s is %s, required %.2f" % (title(name), figure(reached, "%.2f"), limit)


def machine(cores):
    """The machine that the figures belong to."""
    models = [line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
              if line.startswith("model name")] if Path("/proc/cpuinfo").exists() else []
    return {"cpu": models[0] if models else platform.processor(), "cores": len(cores), "system": platform.platform(),
            "loadBefore": os.getloadavg()[0]}


def main(arguments=None):
    options = parse(arguments)
    folder = recordings.folder_from(options.folder)
    items = recordings.load(folder)
    if items is None:
        print("bench: no recordings at %s (set another folder with EVAL_DIR or --folder); nothing measured" % folder)
        return 0
    files = recordings.named(items, options.files)
    groups = {"long": [file for file in files if file.seconds > LONG_SECONDS],
              "short": [file for file in files if file.seconds <= LONG_SECONDS]}
    groups = {label: group for label, group in groups.items() if group}
    worker = options.worker_pid or next(iter(processes.find("worker-service")), None)
    cores = processes.cores(worker or 0)  # peers get the cores that our worker may use
    where = machine(cores)
    print("bench: %s, %d cores, %d repetitions" % (where["cpu"], where["cores"], options.repetitions))
    if where["loadBefore"] > BUSY_LOAD:
        print("bench: the machine is busy (load %.1f): figures will be too low, and not evenly" % where["loadBefore"])
    ready, skipped = runners(options, files, worker, cores)
    for name, reason in skipped.items():
        print("bench: without %s: %s" % (name, reason))
    if not ready:
        return UNMEASURED
    runs = measure(ready, options.repetitions)
    figures = measured(runs, groups, files)
    print("\n" + "\n".join(report(figures, groups)))
    sentences = list(missed(runs, groups.get("long"), options))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps({"machine": where, "engines": figures, "skipped": skipped, "missed": sentences},
                                         ensure_ascii=False, indent=1))
    if options.gate:
        print("\n".join("MISSED " + sentence for sentence in sentences) or "bench: all gates passed")
    return 1 if options.gate and sentences else 0


if __name__ == "__main__":
    sys.exit(main())
