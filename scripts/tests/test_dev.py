import os
import signal
import socket
import subprocess
import unittest

from checkout import CheckoutTest

# Stands in for Valkey, a service or the pages: answers every request with 200 on its ports. It has a child that left its process group.
PART = """import http.server, subprocess, sys, threading
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def log_message(self, *words):
        pass
subprocess.Popen(["sleep", "1000"], start_new_session=True)
for port in sys.argv[1:]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", int(port)), Answer)
    threading.Thread(target=server.serve_forever).start()
print("listening", flush=True)
"""
PORTS = ["DASHBOARD", "API", "API_MANAGEMENT", "API_DEBUG", "WORKER", "WORKER_MANAGEMENT", "WORKER_DEBUG", "REDIS"]
OF_MAKE_RUN = {"8080", "9000", "9001", "6379"}


def free_ports(count):
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [str(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


class DevTest(CheckoutTest):
    """The loop with stand-ins for what it starts."""

    def setUp(self):
        super().setUp()
        self.ports = dict(zip(PORTS, free_ports(len(PORTS))))
        for name in ("provision.sh", "dashboard.sh"):
            (self.root / "scripts" / name).write_text("#!/bin/sh\n")
        (self.root / ".env").write_text("REDIS_PASSWORD=hush\n")
        self.file("models/ggml-base.bin", "a model")
        for folder in ("shared-model", "api-service", "model-tools", "worker-service"):
            self.file(f"{folder}/src/main/One.java", "class One {}")
        part = self.file("part.py", PART)
        self.path = self.program("redis-server", f"exec python3 {part} $DEV_REDIS_PORT")
        self.mvn(f'exec python3 {part} "$MANAGEMENT_PORT"')
        self.program("next", f"exec python3 {part} $5")
        self.file("frontend/node_modules/.bin/.keep", "")
        (self.root / "frontend/node_modules/.bin/next").symlink_to(self.root / "programs/next")

    def file(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file

    def mvn(self, api, worker=None):
        self.program("mvn", f'case "$*" in --version) echo Apache Maven 3.9.9 ;; *api-service\\ *quarkus:dev*) {api} ;; *quarkus:dev*) {worker or api} ;; esac')

    def settings(self):
        return {
            **self.environment(self.path),
            **{f"DEV_{name}_PORT": port for name, port in self.ports.items()},
            "REDIS_SERVER": str(self.root / "programs/redis-server"),
        }

    def start(self, *words):
        """In a process group of its own, as a shell starts it. Ctrl-C counts there, whatever this process ignores."""
        process = subprocess.Popen(
            ["scripts/dev.sh", "--no-seed", *words], cwd=self.root, env=self.settings(), text=True, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        self.addCleanup(self.end, process)
        return process

    def end(self, process):
        process.kill()
        process.stdout.close()
        process.wait()
        for pid in self.left():
            os.kill(pid, signal.SIGKILL)

    def output_until(self, process, words):
        seen = ""
        for line in process.stdout:
            seen += line
            if words in line:
                return seen
        self.fail(f"never said {words!r}:\n{seen}")

    def left(self):
        """Processes that carry the mark of this checkout."""
        mark = f"WHISPER_DEV={self.root.resolve()}/.runtime/dev".encode()
        found = []
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{pid}/environ", "rb") as environment:
                    if mark in environment.read().split(b"\0"):
                        found.append(int(pid))
            except OSError:
                pass
        return found

    def test_its_ports_are_distinct_and_none_is_of_make_run(self):
        answer = self.run_script("scripts/dev.sh", "--ports")
        ports = [line.split()[0] for line in answer.stdout.splitlines()]
        self.assertEqual(len(PORTS), len(set(ports)), answer.stdout)
        self.assertEqual(set(), set(ports) & OF_MAKE_RUN)

    def test_an_unknown_word_is_named(self):
        answer = self.run_script("scripts/dev.sh", "--sedd")
        self.assertEqual(1, answer.returncode)
        self.assertEqual("error: --sedd is unknown: dev.sh [--no-seed] [--fresh] [--ports]\n", answer.stderr)

    def test_a_taken_port_is_named_and_nothing_starts(self):
        with socket.create_server(("127.0.0.1", int(self.ports["API"]))):
            answer = subprocess.run(["scripts/dev.sh"], cwd=self.root, env=self.settings(), capture_output=True, text=True, timeout=60)
        self.assertEqual(1, answer.returncode)
        self.assertIn(f"error: these ports are taken: {self.ports['API']} (api-service);", answer.stderr)
        self.assertNotIn("starting", answer.stderr)

    def test_ctrl_c_ends_all_parts_and_their_children(self):
        process = self.start()
        seen = self.output_until(process, "logs, data")
        self.assertIn("api-service    | listening", seen)
        self.assertEqual(8, len(self.left()), "four parts, a child each")
        os.killpg(process.pid, signal.SIGINT)
        rest = process.stdout.read()
        self.assertEqual(0, process.wait(timeout=30), rest)
        self.assertEqual([], self.left())

    def test_a_part_that_dies_at_the_start_is_named_with_its_reason_and_ends_the_others(self):
        self.mvn("echo 'ERROR the seal key is missing'; exit 3")
        process = self.start()
        seen = process.stdout.read()
        self.assertEqual(1, process.wait(timeout=30))
        self.assertIn("error: api-service ended with exit code 3: ERROR the seal key is missing (all of it: .runtime/dev/logs/api-service.log)", seen)
        self.assertEqual([], self.left())

    def test_a_part_that_dies_later_ends_the_others(self):
        process = self.start()
        self.output_until(process, "logs, data")
        dashboard = next(pid for pid in self.left() if self.ports["DASHBOARD"] in self.command_of(pid))
        os.kill(dashboard, signal.SIGKILL)
        self.assertIn("error: dashboard ended with exit code 137", process.stdout.read())
        self.assertEqual(1, process.wait(timeout=30))
        self.assertEqual([], self.left())

    def test_what_a_killed_loop_left_is_ended_at_the_next_start(self):
        process = self.start()
        self.output_until(process, "logs, data")
        process.kill()
        process.wait()
        self.assertEqual(8, len(self.left()))
        again = self.start()
        self.assertIn("ending what a killed make dev left behind", self.output_until(again, "logs, data"))
        self.assertEqual(8, len(self.left()))

    def command_of(self, pid):
        with open(f"/proc/{pid}/cmdline") as command:
            return command.read().split("\0")


if __name__ == "__main__":
    unittest.main()
