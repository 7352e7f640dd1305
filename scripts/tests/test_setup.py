import shutil
import unittest

from checkout import REPOSITORY, CheckoutTest


class SetupTest(CheckoutTest):
    def tool(self, name, says):
        folder = self.root / "tools"
        folder.mkdir(exist_ok=True)
        program = folder / name
        program.write_text(f"#!/bin/sh\necho '{says}'\n")
        program.chmod(0o755)
        return folder

    def setup(self, **versions):
        """Runs it with fake tools in a fresh repository."""
        self.bash("git init -q .")
        tools = {"javac": "javac 17.0.9", "mvn": "Apache Maven 3.9.1", "node": "v20.11.0", "npm": "10.2.4", "curl": "curl 8.0.1", **versions}
        for name, says in tools.items():
            folder = self.tool(name, says)
        return self.run_script("scripts/setup.sh", path=f"{folder}:{self.path_without('javac', 'mvn', 'node', 'npm', 'curl')}")

    def test_switches_the_hook_on_and_names_each_tool(self):
        answer = self.setup()
        self.assertEqual(0, answer.returncode, answer.stdout + answer.stderr)
        for line in ("ok       JDK 17.0.9", "ok       Maven 3.9.1", "ok       Node 20.11.0", "ok       pre-commit hook (.githooks)"):
            self.assertIn(line + "\n", answer.stdout)
        self.assertEqual(".githooks\n", self.bash("git config core.hooksPath").stdout)

    def test_names_a_tool_that_is_too_old(self):
        answer = self.setup(node="v18.19.0")
        self.assertEqual(1, answer.returncode)
        self.assertIn("missing  Node 20.9 or newer (found 18.19.0): install Node 20 with npm\n", answer.stdout)
        self.assertEqual("error: 1 of the tools above must be installed first\n", answer.stderr)


class CheckStagedTest(CheckoutTest):
    def commit(self, name, text):
        shutil.copytree(REPOSITORY / ".githooks", self.root / ".githooks")
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text)
        self.bash("git init -q . && git config core.hooksPath .githooks && git config user.email a@example.org && git config user.name A")
        return self.bash(f"git add {name} && git commit -qm First")

    def test_accepts_a_valid_script(self):
        answer = self.commit("scripts/new.sh", "#!/usr/bin/env bash\necho hello\n")
        self.assertEqual(0, answer.returncode, answer.stderr)

    def test_stops_a_broken_script(self):
        answer = self.commit("scripts/new.sh", "#!/usr/bin/env bash\nif then\n")
        self.assertEqual(1, answer.returncode)
        self.assertIn("error: the commit was stopped", answer.stderr)

    def test_stops_a_broken_python_file(self):
        answer = self.commit("scripts/new.py", "def broken(:\n")
        self.assertEqual(1, answer.returncode)
        self.assertIn("SyntaxError", answer.stderr)

    def test_checks_staged_files_only(self):
        (self.root / "scripts/unstaged.sh").write_text("if then\n")
        self.assertEqual(0, self.commit("notes.txt", "hello\n").returncode)

    def test_says_so_when_the_dashboard_cannot_be_checked(self):
        answer = self.commit("frontend/src/new.ts", "export const a = 1;\n")
        self.assertEqual(0, answer.returncode)
        self.assertIn("frontend/node_modules is missing", answer.stderr)


if __name__ == "__main__":
    unittest.main()
