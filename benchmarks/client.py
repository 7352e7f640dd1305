"""A small client of the public API: classic calls to send and poll, `/api` for the transcript."""

import http.client
import json
import mimetypes
import time
import urllib.error
import urllib.request
import uuid

# Upper limit for the sum of the waits that the server requests (429, 503) in one call.
MAX_ASKED_WAIT = 300.0
# The server may hold a status call this long (api.md §1); a server that does not know `Prefer` answers at once.
HELD_SECONDS = 20
REQUEST_TIMEOUT = HELD_SECONDS + 40


class ApiError(Exception):
    """A response outside 2xx, after the waits it requested."""

    def __init__(self, status, body):
        super().__init__("HTTP %d %s" % (status, detail(body)))
        self.status = status


class Unreachable(Exception):
    """No server answers at the base URL."""


def detail(body):
    try:
        problem = json.loads(body)
        return "%s: %s" % (problem.get("code"), problem.get("detail"))
    except (ValueError, AttributeError):
        return body[:200].decode("utf-8", "replace")


def multipart(fields, name, content):
    """Body and content type of a form with one file."""
    boundary = uuid.uuid4().hex
    parts = [b'--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
             % (boundary.encode(), key.encode(), value.encode()) for key, value in fields.items()]
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    parts.append(b'--%s\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\nContent-Type: %s\r\n\r\n'
                 % (boundary.encode(), name.encode(), kind.encode()))
    parts += [content, b"\r\n--%s--\r\n" % boundary.encode()]
    return b"".join(parts), "multipart/form-data; boundary=" + boundary


class Client:
    """One signed-in user. Safe to share between threads: the token is only ever replaced by a fresh one."""

    def __init__(self, base_url, account=None, token=None, sleep=time.sleep):
        self._base = base_url.rstrip("/")
        self._account = account
        self._token = token
        self._sleep = sleep

    def sign_in(self):
        """Gets a token for the account; registers the address if the server does not know it."""
        if self._account is None:
            return
        try:
            self._take_token()
        except ApiError as refused:
            if refused.status != 401:
                raise
            self._json("POST", "/register", self._account)
            self._take_token()

    def transcribe(self, path, language):
        """Uploads a file. Returns the id of its task."""
        body, kind = multipart({"language": language}, path.name, path.read_bytes())
        return self._signed("POST", "/transcribe", body, {"Content-Type": kind})["task_id"]

    def wait(self, task_id, timeout=1800.0, pause=0.15):
        """Status object once the task has ended. `pause`: time between polls, when the server does not hold the call."""
        deadline = time.monotonic() + timeout
        while True:
            asked = time.monotonic()
            status = self._signed("GET", "/status/" + task_id, None, {"Prefer": "wait=%d" % HELD_SECONDS})
            now = time.monotonic()
            if status["status"] != "pending":
                return status
            if now > deadline:
                raise TimeoutError("task %s has not ended after %.0f s" % (task_id, timeout))
            if now - asked < HELD_SECONDS / 2:
                self._sleep(pause)

    def transcript(self, task_id):
        return self._signed("GET", "/api/tasks/%s/transcript?format=json" % task_id)

    def get(self, path):
        return self._signed("GET", path)

    def _take_token(self):
        self._token = self._json("POST", "/token", self._account)["access_token"]

    def _json(self, method, path, value):
        return self._call(method, path, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def _signed(self, method, path, body=None, headers=None):
        for last in (False, True):
            try:
                bearer = {"Authorization": "Bearer %s" % self._token}
                return self._call(method, path, body, {**(headers or {}), **bearer})
            except ApiError as refused:  # the token has expired in the meantime
                if last or refused.status != 401 or self._account is None:
                    raise
                self._take_token()

    def _call(self, method, path, body, headers):
        waited = 0.0
        while True:
            status, answer, retry_after = self._once(method, path, body, headers)
            if status < 300:
                return json.loads(answer) if answer else None
            if status not in (429, 503) or waited >= MAX_ASKED_WAIT:
                raise ApiError(status, answer)
            pause = min(retry_after, MAX_ASKED_WAIT - waited)
            waited += max(pause, 0.1)
            self._sleep(pause)

    def _once(self, method, path, body, headers):
        request = urllib.request.Request(self._base + path, body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=REQUEST_TIMEOUT) as answer:
                return answer.status, answer.read(), 0.0
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read(), seconds(refused.headers.get("Retry-After"))
        except (urllib.error.URLError, http.client.HTTPException, OSError) as failed:
            raise Unreachable("%s: %s" % (self._base, failed)) from failed


def seconds(retry_after):
    """Whole seconds as the API writes them; 1 when the header is missing or has another format."""
    return float(retry_after) if retry_after and retry_after.strip().isdigit() else 1.0
