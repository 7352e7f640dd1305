#!/usr/bin/env python3
"""Sends hostile bodies to every operation of a running API for a while: hostile_bodies.py URL PID

Tries every content type, with declared length, chunked and slow, signed in and signed out, on all operations of the OpenAPI document; most bodies have no
end. Loopback only; stops on its own. Before and after, it waits, collects garbage (jcmd) and reads memory and threads of the process from
/proc. Exit 0: the process is alive, every response is 2xx, 4xx, 503 or 507, no threads are left over and its memory is freed; 1: not so, with the reasons; 2: there
is nothing to measure. Set LIMITS_REQUESTS_USER and LIMITS_REQUESTS_ADDRESS high, or only the limits are measured.
"""

import argparse
import asyncio
import collections
import ipaddress
import json
import random
import subprocess
import sys
import time
import urllib.request
import uuid
from pathlib import Path
from urllib.parse import urlsplit

KIB = 1024
BLOCK = b"a" * (64 * KIB)
MULTIPART = "multipart/form-data; boundary=b"
FIELD = b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n'
# Content type (None = omitted) and the beginning of the body; %s is a field of the operation.
KINDS = [
    ("application/json", b'{"%s":"'),
    ("application/json", b"[" * 20_000),
    ("application/merge-patch+json", b'{"%s":"'),
    ("application/x-www-form-urlencoded", b"username="),
    ("application/x-www-form-urlencoded", b"password=b&scope="),
    (MULTIPART, FIELD % b"language"),
    (MULTIPART, b"".join(FIELD % b"keywords" + b"k" * 60 * KIB + b"\r\n" for _ in range(8))),
    (MULTIPART, FIELD.replace(b'"%s"', b'"file"; filename="a.wav"') + b"RIFF\x24\x00\x00\x00WAVEfmt "),
    (MULTIPART, b""),
    ("application/octet-stream", b"fLaC"),
    ("application/offset+octet-stream", b""),
    ("audio/wav", b"RIFF\xff\xff\xff\x7fWAVEfmt "),
    ("text/plain", b""),
    ("*/*", b'{"%s":"'),
    ("nonsense", b'{"%s":"'),
    (None, b'{"%s":"'),
]
MODES = ["declared", "chunked", "slow"]
ANSWER_SECONDS = 90  # a slow body is given up after UPLOAD_MIN_RATE_OVER, 30 s, plus a check or two
ALLOWED = {503, 507}


def status_of(pid):
    fields = dict(line.split(":", 1) for line in Path("/proc/%d/status" % pid).read_text().splitlines() if ":" in line)
    return int(fields["VmRSS"].split()[0]) / KIB, int(fields["Threads"])


def collect_garbage(pid):
    try:
        subprocess.run(["jcmd", str(pid), "GC.run"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        pass


def call(url, method="GET", body=None):
    request = urllib.request.Request(url, method=method, headers={"Content-Type": "application/json"},
                                     data=None if body is None else json.dumps(body).encode())
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read())


def token(url):
    account = {"email": "load-%s@example.org" % uuid.uuid4(), "password": "seventeen blue whales"}
    call(url + "/register", "POST", account)
    return call(url + "/token", "POST", account)["access_token"]


def operations(url):
    document = call(url + "/q/openapi?format=json")
    schemas = document["components"]["schemas"]
    found = []
    for path, methods in document["paths"].items():
        for method, described in methods.items():
            if method not in ("get", "head", "post", "put", "patch", "delete", "options") or path == "/api/events":
                continue
            content = described.get("requestBody", {}).get("content", {})
            name = content.get("application/json", {}).get("schema", {}).get("$ref", "").rsplit("/", 1)[-1]
            field = next(iter(schemas.get(name, {}).get("properties", {"field": None})))
            # Operations without a body may really act, so they must not use the account of the other calls.
            found.append((method.upper(), path, field, bool(content)))
    return found


class Load:
    def __init__(self, arguments, bearer, found):
        self.arguments, self.bearer, self.found = arguments, bearer, found
        self.chance = random.Random(arguments.seed)
        self.answers, self.sent, self.wrong = collections.Counter(), 0, []
        self.slow = asyncio.Semaphore(arguments.slow)
        self.fast = asyncio.Semaphore(arguments.fast)

    async def run(self, until):
        running = set()
        while time.monotonic() < until:
            mode = self.chance.choice(MODES)
            places = self.slow if mode == "slow" else self.fast
            if not places.locked():
                await places.acquire()
                task = asyncio.ensure_future(self.one(mode, places))
                running.add(task)
                task.add_done_callback(running.discard)
            await asyncio.sleep(1 / self.arguments.rate)
        await asyncio.gather(*running, return_exceptions=True)

    async def one(self, mode, places):
        method, path, field, takes_body = self.chance.choice(self.found)
        kind, start = self.chance.choice(KINDS)
        if b"%s" in start:
            start = start.replace(b"%s", field.encode())
        place = "/".join(str(uuid.UUID(int=self.chance.getrandbits(128), version=4)) if part.startswith("{") else part
                         for part in path.split("/"))
        head = ["%s %s HTTP/1.1" % (method, place), "Host: localhost", "Sec-Fetch-Site: same-origin", 'If-Match: "1"',
                "Tus-Resumable: 1.0.0", "Upload-Offset: 0"]
        if takes_body and self.chance.random() < 0.7:
            head.append("Authorization: Bearer " + self.bearer)
        if kind is not None:
            head.append("Content-Type: " + kind)
        size = self.chance.choice([4, 4, 4, 16]) * KIB * KIB
        chunked = mode == "chunked" or mode == "slow" and self.chance.random() < 0.5
        head.append("Transfer-Encoding: chunked" if chunked else "Content-Length: %d" % (size + 1))
        what = "%s %s %s %s" % (mode, method, path, kind)
        try:
            await self.exchange(what, "\r\n".join(head + ["", ""]).encode(), start, size, chunked, mode == "slow")
        except (OSError, asyncio.IncompleteReadError):
            self.answers["connection closed"] += 1
        finally:
            places.release()

    async def exchange(self, what, head, start, size, chunked, slow):
        url = urlsplit(self.arguments.url)
        reader, writer = await asyncio.open_connection(url.hostname, url.port or 80)
        sender = asyncio.ensure_future(self.send(writer, head, start, size, chunked, slow))
        try:
            line = await asyncio.wait_for(reader.readline(), ANSWER_SECONDS)
            status = int(line.split()[1]) if line else None
            self.answers[status or "connection closed"] += 1
            if status is not None and status >= 500 and status not in ALLOWED:
                self.wrong.append("%s: %s" % (what, status))
        except asyncio.TimeoutError:
            self.answers["no answer"] += 1
            self.wrong.append(what + ": no answer within %d s" % ANSWER_SECONDS)
        finally:
            sender.cancel()
            writer.close()

    async def send(self, writer, head, start, size, chunked, slow):
        try:
            writer.write(head)
            block = BLOCK[:100] if slow else BLOCK
            part = start
            sent = 0
            while sent < size:
                writer.write(b"%x\r\n%s\r\n" % (len(part), part) if chunked and part else part)
                await writer.drain()
                sent += len(part)
                self.sent += len(part)
                part = block
                if slow:
                    await asyncio.sleep(1)
        except OSError:
            pass  # answered and closed


async def watch(pid, seen):
    while True:
        try:
            seen.append(status_of(pid))
        except OSError:
            return
        await asyncio.sleep(5)


async def measure(arguments):
    load = Load(arguments, token(arguments.url), operations(arguments.url))
    await load.run(time.monotonic() + arguments.warm_up)  # afterwards classes, pools and caches are loaded
    await asyncio.sleep(arguments.rest)
    collect_garbage(arguments.pid)
    base = status_of(arguments.pid)
    load.answers.clear()
    load.sent, load.wrong, seen = 0, [], [base]
    watcher = asyncio.ensure_future(watch(arguments.pid, seen))
    began = time.monotonic()
    await load.run(began + 60 * arguments.minutes)
    minutes = (time.monotonic() - began) / 60
    watcher.cancel()
    await asyncio.sleep(arguments.rest)
    collect_garbage(arguments.pid)
    try:
        end = status_of(arguments.pid)
    except OSError:
        return {"minutes": round(minutes, 1)}, ["the process is gone"]
    figures = {
        "minutes": round(minutes, 1), "requests": sum(load.answers.values()), "sentMiB": load.sent // KIB // KIB,
        "answers": {str(key): count for key, count in sorted(load.answers.items(), key=str)},
        "rssMiB": {"base": round(base[0]), "peak": round(max(rss for rss, _ in seen)), "end": round(end[0])},
        "threads": {"base": base[1], "peak": max(threads for _, threads in seen), "end": end[1]}}
    wrong = load.wrong[:20]
    if end[0] > base[0] * 1.15 + 10:
        wrong.append("memory was not freed: %d MiB before, %d after" % (base[0], end[0]))
    if end[1] > base[1] + 5:
        wrong.append("threads are left over: %d before, %d after" % (base[1], end[1]))
    return figures, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("url")
    parser.add_argument("pid", type=int)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--warm-up", type=float, default=60, help="seconds that are not counted")
    parser.add_argument("--rest", type=float, default=90, help="seconds of quiet before memory is read")
    parser.add_argument("--rate", type=float, default=8, help="requests started per second")
    parser.add_argument("--fast", type=int, default=8, help="at once")
    parser.add_argument("--slow", type=int, default=100, help="slow connections at once, in addition")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    host = urlsplit(arguments.url).hostname
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        sys.exit("only against this machine: %s is not a loopback address" % host)
    try:
        status_of(arguments.pid)
        call(arguments.url + "/api/config")
    except OSError as e:
        print("nothing to measure: %s" % e, file=sys.stderr)
        sys.exit(2)
    figures, wrong = asyncio.run(measure(arguments))
    print(json.dumps(figures, indent=1))
    for one in wrong:
        print("WRONG " + one)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
