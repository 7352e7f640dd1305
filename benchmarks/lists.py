#!/usr/bin/env python3
"""Measures lists, filters and searches for a user with many tasks. `make bench-lists`.

Signs in as its own user, gives it finished tasks (many_tasks.py), and times `GET /api/tasks` through HTTP, one call
after another. The rows stay: a second run adds what is missing.
"""

import argparse
import json
import sys
import time
import urllib.parse
from pathlib import Path

import account
import recordings
from client import Unreachable
from many_tasks import fill
from table import table

CALLS = {
    "first page of 25": {},
    "page of 100": {"limit": 100},
    "with counts": {"counts": "true"},
    "status": {"status": "failure"},
    "language": {"language": "ru"},
    "sorted by name": {"sort": "name"},
    "longest first": {"sort": "-duration"},
    "search, common word": {"q": "бюджет"},
    "search, one task": {"q": "unicorn"},
    "search, nothing": {"q": "нет такого слова"},
}
MOST_MS = 100


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    account.add_options(parser)
    parser.add_argument("--tasks", type=int, default=10_000)
    parser.add_argument("--calls", type=int, default=40, help="calls of each kind")
    parser.add_argument("--database", type=Path, default=recordings.REPOSITORY / "data" / "db" / "app.db")
    parser.add_argument("--gate", action="store_true", help="exit 1 where a p95 is above %d ms" % MOST_MS)
    parser.add_argument("--output", type=Path, default=recordings.REPOSITORY / "target" / "lists.json")
    return parser.parse_args(arguments)


def times(client, query, calls):
    """Duration of each call in ms, sorted."""
    path = "/api/tasks" + ("?" + urllib.parse.urlencode(query) if query else "")
    taken = []
    for _ in range(calls):
        begin = time.perf_counter()
        client.get(path)
        taken.append((time.perf_counter() - begin) * 1000)
        time.sleep(0.1)  # stays below the limit of requests per minute
    return sorted(taken)


def main(arguments=None):
    options = parse(arguments)
    try:
        who = account.own(options.url, account.STORED)
        options.email, options.password = who["email"], who["password"]
        client = account.signed_in(options)
        fill(options.database, options.email, options.tasks)
        for query in CALLS.values():
            times(client, query, 3)  # warm-up
        rows, worst = [], 0
        for name, query in CALLS.items():
            taken = times(client, query, options.calls)
            p50, p95 = taken[len(taken) // 2], taken[int(len(taken) * 0.95) - 1]
            worst = max(worst, p95)
            rows.append({"call": name, "p50": p50, "p95": p95, "max": taken[-1]})
    except Unreachable as away:
        print(away, file=sys.stderr)
        return 2
    print(table(["GET /api/tasks, %d tasks" % options.tasks, "p50 ms", "p95 ms", "max ms"],
                [[row["call"]] + ["%.1f" % row[key] for key in ("p50", "p95", "max")] for row in rows]))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps({"tasks": options.tasks, "calls": rows}, indent=1, ensure_ascii=False))
    return 1 if options.gate and worst > MOST_MS else 0


if __name__ == "__main__":
    sys.exit(main())
