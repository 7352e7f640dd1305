"""A temporary copy of the scripts, as in a fresh clone, and a way to run them with a chosen PATH."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent


class CheckoutTest(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="whisper-rest-scripts-"))
        self.addCleanup(shutil.rmtree, self.root, ignore_errors=True)
        shutil.copytree(REPOSITORY / "scripts", self.root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(REPOSITORY / ".env.example", self.root)

    def environment(self, path=None):
        """This machine's environment without settings that would affect the scripts."""
        kept = {key: os.environ[key] for key in ("HOME", "LANG", "TMPDIR") if key in os.environ}
        return {**kept, "PATH": path or os.environ["PATH"]}

    def run_script(self, *command, path=None, **more):
        return subprocess.run(
            [str(part) for part in command], cwd=self.root, env={**self.environment(path), **more},
            capture_output=True, text=True, timeout=60,
        )

    def bash(self, text, **more):
        return self.run_script("bash", "-euo", "pipefail", "-c", text, **more)

    def path_without(self, *names):
        """A folder with links to all programs in /usr/bin and /bin except these."""
        folder = self.root / "path"
        folder.mkdir()
        for directory in ("/usr/bin", "/bin"):
            for program in os.scandir(directory):
                link = folder / program.name
                if program.name not in names and not link.is_symlink():
                    link.symlink_to(program.path)
        return str(folder)

    def program(self, name, text):
        """Creates a fake program; returns a PATH on which it is found first."""
        folder = self.root / "programs"
        folder.mkdir(exist_ok=True)
        file = folder / name
        file.write_text("#!/bin/sh\n" + text + "\n")
        file.chmod(0o755)
        return f"{folder}:{os.environ['PATH']}"
