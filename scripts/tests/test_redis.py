import os
import re
import socket
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[2]
SERVER = os.environ.get("REDIS_SERVER") or str(ROOT / ".runtime/bin/redis-server")
PASSWORD = "a-password-of-this-test"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """The server as `make run` configures it, in its own folder."""

    def __init__(self, folder):
        self.port = free_port()
        (folder / "redis").mkdir()
        settings = subprocess.run(
            ["bash", "-c", ". scripts/redis.sh && redis_settings"],
            cwd=ROOT,
            env={**os.environ, "DATA_DIR": str(folder), "REDIS_PASSWORD": PASSWORD},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        config = folder / "redis.conf"
        config.write_text(f"port {self.port}\n{settings}")
        self.process = subprocess.Popen([SERVER, str(config)], stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 20
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
                    self.stream = connection.makefile("rwb")
                return
            except OSError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise

    def says(self, *words):
        """The first line of the reply."""
        parts = [f"*{len(words)}\r\n"] + [f"${len(word)}\r\n{word}\r\n" for word in words]
        self.stream.write("".join(parts).encode())
        self.stream.flush()
        return self.stream.readline().decode().strip()

    def close(self):
        self.stream.close()
        self.process.kill()
        self.process.wait()


class RedisTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.server = Server(Path(folder.name))
        self.addCleanup(self.server.close)
        self.assertEqual("+OK", self.server.says("AUTH", "whisper", PASSWORD))

    def test_its_user_cannot_stop_empty_reconfigure_or_copy_the_server(self):
        for command in (
            "SHUTDOWN NOSAVE",
            "REPLICAOF 127.0.0.1 1",
            "SLAVEOF 127.0.0.1 1",
            "FLUSHALL",
            "FLUSHDB",
            "CONFIG GET dir",
            "ACL LIST",
            "MODULE LIST",
            "SAVE",
            "BGREWRITEAOF",
            "MONITOR",
            "SYNC",
            "KEYS *",
            "CLIENT KILL ID 1",
            "SET elsewhere 1",
            "PUBLISH elsewhere 1",
        ):
            self.assertTrue(self.server.says(*command.split()).startswith("-NOPERM"), command)
        self.assertEqual("+PONG", self.server.says("PING"))

    def test_its_user_can_do_what_the_services_do(self):
        self.assertEqual("+OK", self.server.says("SET", "{stt}:epoch", "1"))
        self.assertEqual(":1", self.server.says("INCR", "rate:x"))
        self.assertEqual(":1", self.server.says("EVAL", "return redis.call('DEL', KEYS[1])", "1", "{stt}:epoch"))
        self.assertEqual("+OK", self.server.says("SELECT", "0"))
        for call in ("'XADD', KEYS[1], '*', 'kind', 'CREATED'", "'XREAD', 'STREAMS', KEYS[1], '0'"):
            script = f"redis.call({call}) return 1"
            self.assertEqual(":1", self.server.says("EVAL", script, "1", "{stt}:events:user"))
        self.assertTrue(self.server.says("INFO", "persistence").startswith("$"))

    def test_the_containers_have_the_same_user(self):
        rights = r"user whisper on >\S+ (.*)"
        here = re.search(rights, (ROOT / "scripts/redis.sh").read_text()).group(1)
        there = re.search(rights, (ROOT / "docker-compose.yml").read_text()).group(1)
        self.assertEqual(there, here)


if __name__ == "__main__":
    unittest.main()
