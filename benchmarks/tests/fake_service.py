"""A small fake of the service: the four calls of the classic API and the transcript, on a free port."""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

POLLS_UNTIL_OVER = 2


def transcript(text, words=True):
    spoken = [{"text": word, "start": float(at), "end": at + 0.5} for at, word in enumerate(text.split())]
    segments = [{"id": 0, "start": 0.0, "end": float(len(spoken)), "text": text, "words": spoken if words else []}] if text else []
    return {"text": text, "language": "en", "duration": 60.0, "segments": segments, "suppressed": [],
            "warnings": [] if text else [{"code": "no_speech"}]}


class FakeService:
    """`answers`: file name → transcript, or an error code for a task that fails. `refusals`: (status, header) returned before the
    first normal answers to POST /transcribe."""

    def __init__(self, answers, refusals=()):
        self.answers, self.refusals = answers, list(refusals)
        self.users, self.tasks, self.polls, self.uploads = {}, {}, {}, []
        self._lock = threading.Lock()

    def __enter__(self):
        handler = type("Handler", (_Handler,), {"service": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = "http://127.0.0.1:%d" % self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def post(self, path, body, authorised):
        with self._lock:
            if path == "/register":
                self.users[body["email"]] = body["password"]
                return 201, {"id": "1", "email": body["email"]}, {}
            if path == "/token":
                known = self.users.get(body["email"]) == body["password"]
                return (200, {"access_token": "good"}, {}) if known else (401, {"code": "invalid_credentials"}, {})
            if not authorised:
                return 401, {"code": "unauthorized"}, {}
            if self.refusals:
                status, retry_after = self.refusals.pop(0)
                return status, {"code": "rate_limited"}, {"Retry-After": retry_after}
            name = re.search(rb'filename="([^"]+)"', body).group(1).decode()
            language = re.search(rb'name="language"\r\n\r\n(\w+)', body).group(1).decode()
            self.uploads.append((name, language))
            task_id = str(len(self.tasks))
            self.tasks[task_id] = name
            return 202, {"task_id": task_id}, {}

    def get(self, path):
        with self._lock:
            task_id = path.split("?")[0].split("/")[3 if path.startswith("/api/") else 2]
            answer = self.answers[self.tasks[task_id]]
            if path.startswith("/api/"):
                return 200, answer, {}
            self.polls[task_id] = self.polls.get(task_id, 0) + 1
            if self.polls[task_id] <= POLLS_UNTIL_OVER:
                return 200, {"status": "pending", "result": None}, {}
            if isinstance(answer, str):
                return 200, {"status": "failure", "error": "It failed.", "error_code": answer}, {}
            return 200, {"status": "success", "result": answer["text"]}, {}


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers["Content-Type"] == "application/json":
            body = json.loads(body)
        self._answer(*self.service.post(self.path, body, self._authorised()))

    def do_GET(self):
        self._answer(*(self.service.get(self.path) if self._authorised() else (401, {"code": "unauthorized"}, {})))

    def _authorised(self):
        return self.headers.get("Authorization") == "Bearer good"

    def _answer(self, status, value, headers):
        body = json.dumps(value).encode()
        self.send_response(status)
        for name, content in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, content)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass
