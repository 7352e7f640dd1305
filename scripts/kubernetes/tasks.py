#!/usr/bin/env python3
"""Plays the queue for KEDA: writes ids under the keys of docs/queue.md, as the API and the workers would.

    tasks.py PORT PASSWORD enqueue MODEL LANE COUNT     COUNT new ids wait; the lane "suspect" is the quarantine
    tasks.py PORT PASSWORD claim MODEL                  all ids that wait are now running
    tasks.py PORT PASSWORD end MODEL [COUNT]            COUNT running ids (all) have ended
"""

import socket
import sys
import uuid

LANES = ("hi", "normal", "bulk")


class Redis:
    def __init__(self, port, password):
        self.stream = socket.create_connection(("127.0.0.1", int(port)), timeout=5).makefile("rwb")
        self("AUTH", "whisper", password)

    def __call__(self, *words):
        parts = b"".join(b"$%d\r\n%s\r\n" % (len(word.encode()), word.encode()) for word in words)
        self.stream.write(b"*%d\r\n%s" % (len(words), parts))
        self.stream.flush()
        return self.answer()

    def answer(self):
        line = self.stream.readline()
        kind, rest = line[:1], line[1:].strip().decode()
        if kind == b"-" or not line:
            raise SystemExit(f"Redis: {rest or 'connection closed'}")
        if kind == b"$":
            return None if rest == "-1" else self.stream.read(int(rest) + 2)[:-2].decode()
        if kind == b"*":
            return [self.answer() for _ in range(int(rest))]
        return rest


def waiting(model, lane):
    return f"{{stt}}:suspect:{model}" if lane == "suspect" else f"{{stt}}:wait:{lane}:{model}"


def main(port, password, verb, model, *rest):
    redis = Redis(port, password)
    running = f"{{stt}}:running:{model}"
    if verb == "enqueue":
        for _ in range(int(rest[1])):
            redis("LPUSH", waiting(model, rest[0]), str(uuid.uuid4()))
    elif verb == "claim":
        for lane in (*LANES, "suspect"):
            while task := redis("RPOP", waiting(model, lane)):
                redis("ZADD", running, "1", task)
    elif verb == "end":
        redis("ZPOPMIN", running, rest[0] if rest else redis("ZCARD", running))
    else:
        raise SystemExit(__doc__)


main(*sys.argv[1:])
