import os
import signal
import socket
import time

from checkout import CheckoutTest

SERVICES = ". scripts/say.sh; . scripts/settings.sh; . scripts/services.sh; "


class ServicesTest(CheckoutTest):
    def setUp(self):
        super().setUp()
        self.addCleanup(self.bash, SERVICES + "stop_service thing")

    def start(self, command):
        answer = self.bash(SERVICES + f"start_service thing {command}")
        self.assertEqual(0, answer.returncode, answer.stderr)

    def state(self, name):
        return (self.root / ".runtime" / "run" / f"thing.{name}")

    def log(self):
        return (self.root / ".runtime" / "logs" / "thing.log").read_text()

    def is_running(self):
        return self.bash(SERVICES + "is_running thing").returncode == 0

    def until(self, condition, what):
        deadline = time.monotonic() + 15
        while not condition():
            self.assertLess(time.monotonic(), deadline, f"{what}; log:\n{self.log()}")
            time.sleep(0.05)

    def child(self):
        return int(self.state("child").read_text())

    def test_a_killed_service_is_restarted_after_one_second_then_two(self):
        self.start("sleep 100")
        self.until(self.state("child").exists, "no child")
        for delay in (1, 2):
            before, killed = self.child(), time.monotonic()
            os.kill(before, signal.SIGKILL)
            self.until(lambda: self.child() != before, "not started again")
            self.assertGreaterEqual(time.monotonic() - killed, delay - 0.1)
        self.assertEqual(2, len(self.state("restarts").read_text().splitlines()))

    def test_stopping_passes_the_signal_on_and_waits_for_the_end(self):
        (self.root / "slow.sh").write_text("trap 'sleep 1; echo drained; exit 143' TERM; echo up; while :; do sleep 0.1; done\n")
        self.start("bash slow.sh")
        self.until(lambda: "up" in self.log(), "not up")
        child = self.child()
        self.bash(SERVICES + "stop_service thing")
        self.assertIn("drained", self.log())
        self.assertFalse(self.is_running())
        self.assertRaises(ProcessLookupError, os.kill, child, 0)

    def test_exit_code_143_is_a_requested_stop_not_a_crash(self):
        self.start("sh -c 'kill -TERM $$'")
        self.until(lambda: not self.is_running(), "still there")
        self.assertIn("stopped on request", self.log())

    def test_a_pid_file_of_another_program_counts_as_not_running(self):
        self.state("pid").parent.mkdir(parents=True)
        self.state("pid").write_text(str(os.getpid()))
        self.assertFalse(self.is_running())

    def test_a_taken_port_is_replaced_by_the_next_free_one_and_named(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            answer = self.bash(SERVICES + f"free_port {port} '{port + 1}'")
        self.assertGreaterEqual(int(answer.stdout), port + 2)
        self.assertIn(f"port {port} is taken", answer.stderr)
