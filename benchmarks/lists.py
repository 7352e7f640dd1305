#!/usr/bin/env python3
"""How long lists, filters and searches take for a user with many tasks. `make bench-lists`.

Signs in as a user of its own, writes finished tasks straight into the SQLite file (sending ten thousand recordings would measure
something else), and times `GET /api/tasks` at the HTTP edge, one call after another. The rows stay: a second run adds what is missing.
"""

import argparse
import json
import random
import sqlite3
import sys
import time
import urllib.parse
import urllib.request
import uuid
from pathlib import Path

import account
import recordings
from client import Unreachable
from table import table

WORDS = ("время человек дело жизнь день рука работа слово место вопрос встреча договор бюджет проект сервер the of meeting budget"
         " project server contract question answer deadline release customer invoice delivery").split()
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
    parser.add_argument("--calls", type=int, default=40, help="of each kind")
    parser.add_argument("--database", type=Path, default=recordings.REPOSITORY / "data" / "db" / "app.db")
    parser.add_argument("--gate", action="store_true", help="exit 1 where a p95 is above %d ms" % MOST_MS)
    parser.add_argument("--output", type=Path, default=recordings.REPOSITORY / "target" / "lists.json")
    return parser.parse_args(arguments)


def fill(database, email, wanted):
    """Finished tasks of that user until there are `wanted`; about 1200 characters of text each."""
    connection = sqlite3.connect(database, timeout=30)
    user = connection.execute("SELECT id FROM app_user WHERE email = ?", (email,)).fetchone()[0]
    there = connection.execute("SELECT count(*) FROM task WHERE user_id = ?", (user,)).fetchone()[0]
    chance = random.Random("%s %d" % (user, there))  # the ids of two users differ
    with connection:
        for n in range(there, wanted):
            task, created = str(uuid.UUID(int=chance.getrandbits(128), version=4)), 1_700_000_000_000 + n * 60_000
            failed = n % 20 == 0
            text = " ".join(chance.choices(WORDS, k=180)) + (" unicorn" if n == wanted // 2 else "")
            connection.execute(
                "INSERT INTO task (id, user_id, door, status, lane, fence, name, model, options, audio_bytes, audio_sha256, audio_format,"
                " media_type, audio_ms, detected_language, windows_done, windows_total, preview, failure_code, failure_detail, created_at,"
                " started_at, finished_at) VALUES (?, ?, 'api', ?, 'normal', 1, ?, 'base', ?, 1, ?, 'wav', 'audio/wav', ?, ?, 1, 1, ?, ?, ?,"
                " ?, ?, ?)",
                (task, user, "FAILURE" if failed else "SUCCESS", "Запись %d.wav" % chance.randrange(10**6), OPTIONS, "0" * 64,
                 chance.randrange(10**7), chance.choice(["ru", "en"]), text[:200], "ENGINE_ERROR" if failed else None,
                 "measured" if failed else None, created, created + 1000, created + 9000))
            connection.execute("INSERT INTO task_text (task_id, folded) VALUES (?, ?)", (task, "запись\n" + text))
    connection.close()


OPTIONS = json.dumps({"language": None, "languages": [], "translate": False, "prompt": None, "keywords": [], "words": True,
                      "temperature": 0, "startMs": 0, "endMs": None, "channels": "mix"})


def times(client, query, calls):
    """Milliseconds of each call, sorted."""
    path = "/api/tasks" + ("?" + urllib.parse.urlencode(query) if query else "")
    taken = []
    for _ in range(calls):
        begin = time.perf_counter()
        client.get(path)
        taken.append((time.perf_counter() - begin) * 1000)
        time.sleep(0.1)  # under the limit of requests a minute
    return sorted(taken)


def main(arguments=None):
    options = parse(arguments)
    try:
        who = account.own(options.url, account.STORED)
        options.email, options.password = who["email"], who["password"]
        client = account.signed_in(options)
        fill(options.database, options.email, options.tasks)
        for query in CALLS.values():
            times(client, query, 3)  # warm
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
