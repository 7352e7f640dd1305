#!/usr/bin/env python3
"""Registers the development account and gives it three tasks: two languages, and a corrected transcript with a link.

Everything goes through the public API. Existing tasks are kept, so this can run at every start. Usage: seed.py BASE_URL
"""

import json
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))
from client import ApiError, Client, Unreachable, multipart  # noqa: E402

# Key in the metadata of the task, recording, name, language, whether it is corrected and shared
TASKS = [
    ("english", "hello.flac", "A short test", "en", False),
    ("spanish", "hola.flac", "Una prueba corta", "auto", False),
    ("corrected", "hello.flac", "A corrected transcript", "en", True),
]


class Seeder(Client):
    def seed(self):
        """Names of the tasks that were made."""
        there = {task["metadata"].get("seed"): task for task in self.get("/api/tasks?sort=createdAt&limit=100")["items"]}
        made = {}
        for key, recording, name, language, _ in TASKS:
            if key not in there:
                made[key] = self._create(key, recording, name, language)
        for key, _, name, _, corrected in TASKS:
            task = self._finished(made.get(key) or there[key])
            if corrected and not task["edited"]:
                self._correct(task["id"])
                self._share(task["id"])
        return [name for key, _, name, _, _ in TASKS if key in made]

    def _create(self, key, recording, name, language):
        content = (ROOT / "samples" / recording).read_bytes()
        fields = {"name": name, "language": language, "metadata": '{"seed":"%s"}' % key}
        body, kind = multipart(fields, recording, content)
        return self._signed("POST", "/api/tasks", body, {"Content-Type": kind})

    def _finished(self, task):
        self.wait(task["id"], timeout=120)
        task = self.get("/api/tasks/" + task["id"])
        if task["status"] != "success":
            sys.exit("error: the task '%s' ended as %s: %s" % (task["name"], task["status"], task["error"]))
        return task

    def _correct(self, task_id):
        transcript = self.transcript(task_id)
        segments = [{key: segment[key] for key in ("id", "start", "end", "text")} for segment in transcript["segments"]]
        segments[0]["text"] += " (Somebody corrected this line.)"
        path = "/api/tasks/%s/transcript" % task_id
        self._send("PUT", path, {"segments": segments}, {"If-Match": '"%d"' % transcript["version"]})

    def _share(self, task_id):
        share = self._send("POST", "/api/tasks/%s/shares" % task_id, {"audio": True}, {})
        print("    a transcript without signing in: %s" % share["url"])

    def _send(self, method, path, value, headers):
        return self._signed(method, path, json.dumps(value).encode(), {"Content-Type": "application/json", **headers})


def main():
    begun = time.monotonic()
    seeder = Seeder(sys.argv[1], {"email": os.environ["DEV_EMAIL"], "password": os.environ["DEV_PASSWORD"]})
    try:
        seeder.sign_in()
        made = seeder.seed()
    except KeyboardInterrupt:
        sys.exit(130)
    except (ApiError, Unreachable, TimeoutError) as failed:
        sys.exit("error: the samples could not be transcribed: %s" % failed)
    print("    %d tasks made in %.1f s" % (len(made), time.monotonic() - begun) if made else "    the tasks are there already")


if __name__ == "__main__":
    main()
