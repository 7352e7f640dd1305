#!/usr/bin/env python3
"""Gives a user many finished tasks: many_tasks.py DATABASE EMAIL COUNT

Writes directly into the SQLite file while the services run: sending ten thousand recordings would measure something else. Names start
at "Запись 00000.wav", the oldest; every twentieth task failed; only the one in the middle contains "единорог" and "unicorn". Texts have
about 1200 characters. Existing tasks count, so a second call adds only what is missing.
"""

import json
import random
import re
import sqlite3
import sys
import uuid

WORDS = ("время человек дело жизнь день рука работа слово место вопрос встреча договор бюджет проект сервер the of meeting budget"
         " project server contract question answer deadline release customer invoice delivery").split()
OPTIONS = json.dumps({"language": None, "languages": [], "translate": False, "prompt": None, "keywords": [], "words": True,
                      "temperature": 0, "startMs": 0, "endMs": None, "channels": "mix"})
FIRST_MS = 1_700_000_000_000
MINUTE_MS = 60_000


def terms(user, text):
    """As the services write them (TaskTextRepository), but without stems."""
    owner = "§" + re.sub("[^A-Za-z0-9]", "", user)
    return " ".join(dict.fromkeys([owner] + re.findall(r"\w+", text)))


def fill(database, email, wanted):
    connection = sqlite3.connect(database, timeout=30)
    user = connection.execute("SELECT id FROM app_user WHERE email = ?", (email,)).fetchone()[0]
    there = connection.execute("SELECT count(*) FROM task WHERE user_id = ?", (user,)).fetchone()[0]
    chance = random.Random("%s %d" % (user, there))  # so that the ids of two users differ
    with connection:
        for n in range(there, wanted):
            task, created = str(uuid.UUID(int=chance.getrandbits(128), version=4)), FIRST_MS + n * MINUTE_MS
            name, failed = "Запись %05d.wav" % n, n % 20 == 0
            text = " ".join(chance.choices(WORDS, k=180)) + (" единорог unicorn" if n == wanted // 2 else "")
            connection.execute(
                "INSERT INTO task (id, user_id, dialect, status, lane, fence, name, model, options, audio_bytes, audio_sha256, audio_format,"
                " media_type, audio_ms, detected_language, windows_done, windows_total, preview, failure_code, failure_detail, created_at,"
                " started_at, finished_at) VALUES (?, ?, 'api', ?, 'normal', 1, ?, 'base', ?, 1, ?, 'wav', 'audio/wav', ?, ?, 1, 1, ?, ?, ?,"
                " ?, ?, ?)",
                (task, user, "FAILURE" if failed else "SUCCESS", name, OPTIONS, "0" * 64, chance.randrange(10**7),
                 chance.choice(["ru", "en"]), text[:200], "AUDIO_UNREADABLE" if failed else None, "written" if failed else None,
                 created, created + 1000, created + 9000))
            connection.execute("INSERT INTO task_text (task_id, name, text, terms) VALUES (?, ?, ?, ?)",
                               (task, name.lower(), text, terms(user, name.lower() + " " + text)))
    connection.close()


if __name__ == "__main__":
    fill(sys.argv[1], sys.argv[2], int(sys.argv[3]))
