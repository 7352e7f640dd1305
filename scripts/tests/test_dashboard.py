import json
import os

from checkout import REPOSITORY, CheckoutTest

NPM = """echo "$*" >>npm.calls
case "$*" in
  *" ci "*) mkdir -p frontend/node_modules ;;
  *" run build") mkdir -p frontend/out && cp frontend/src/page.tsx frontend/out/index.html && touch frontend/out/.complete ;;
esac"""


class DashboardTest(CheckoutTest):
    def setUp(self):
        super().setUp()
        for name, text in {"package.json": "{}", "package-lock.json": "{}", "next.config.ts": "", "scripts/a.mjs": "",
                           "public/a.svg": "", "src/page.tsx": "first"}.items():
            self.write(name, text)
        self.program("node", "echo 20.9.0")
        self.path = self.program("npm", NPM)

    def test_telemetry_of_next_is_off_however_it_is_started(self):
        scripts = json.loads((REPOSITORY / "frontend/package.json").read_text())["scripts"]
        started = {name: command for name, command in scripts.items() if "next " in command}
        self.assertGreaterEqual(len(started), 2)
        for name, command in started.items():
            self.assertTrue(command.startswith("NEXT_TELEMETRY_DISABLED=1 next "), name)

    def write(self, name, text):
        file = self.root / "frontend" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        self.later = getattr(self, "later", 0) + 10
        future = self.root.stat().st_mtime + self.later
        os.utime(file, (future, future))

    def build(self, *words, **more):
        answer = self.run_script("scripts/dashboard.sh", *words, path=more.pop("path", self.path), **more)
        return answer

    def calls(self):
        file = self.root / "npm.calls"
        calls = file.read_text().splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return ["ci" if " ci " in call else "build" for call in calls]

    def age_sources(self):
        for file in [self.root / "frontend", *(self.root / "frontend").rglob("*")]:
            if "node_modules" not in file.parts:
                os.utime(file, (1, 1))

    def built(self):
        """A checkout with everything up to date."""
        self.age_sources()
        self.assertEqual(0, self.build().returncode)
        self.calls()

    def test_a_fresh_clone_gets_its_packages_and_its_pages(self):
        answer = self.build()
        self.assertEqual(0, answer.returncode, answer.stderr)
        self.assertEqual(["ci", "build"], self.calls())
        self.assertEqual("first", (self.root / "frontend/out/index.html").read_text())

    def test_nothing_is_built_twice(self):
        self.built()
        self.assertEqual(0, self.build("--check").returncode)
        self.build()
        self.assertEqual([], self.calls())

    def test_a_changed_source_is_built_without_installing_again(self):
        self.built()
        self.write("src/page.tsx", "second")
        self.assertNotEqual(0, self.build("--check").returncode)
        self.build()
        self.assertEqual(["build"], self.calls())
        self.assertEqual("second", (self.root / "frontend/out/index.html").read_text())

    def test_a_changed_list_of_packages_is_installed(self):
        self.built()
        self.write("package-lock.json", '{"lockfileVersion": 3}')
        self.build()
        self.assertEqual(["ci", "build"], self.calls())

    def test_an_interrupted_install_is_repeated(self):
        self.program("npm", "mkdir -p frontend/node_modules; exit 1")
        answer = self.build()
        self.assertNotEqual(0, answer.returncode)
        self.assertIn("npm ci failed", answer.stderr)
        self.program("npm", NPM)
        self.build()
        self.assertEqual(["ci", "build"], self.calls())

    def test_a_failed_build_is_repeated(self):
        self.program("npm", NPM + '\ncase "$*" in *build) exit 1 ;; esac')
        self.assertIn("the dashboard's build failed", self.build().stderr)
        self.program("npm", NPM)
        self.assertEqual(0, self.build().returncode)

    def test_without_node_one_line_says_what_to_do(self):
        answer = self.build(path=self.path_without("node", "nodejs", "npm"))
        self.assertNotEqual(0, answer.returncode)
        self.assertEqual(1, len(answer.stderr.splitlines()), answer.stderr)
        self.assertIn("node is missing", answer.stderr)
        self.assertIn("install Node 20.9 or newer", answer.stderr)

    def test_an_older_node_is_rejected_before_anything_is_downloaded(self):
        self.program("node", "echo 18.20.4")
        answer = self.build()
        self.assertNotEqual(0, answer.returncode)
        self.assertIn("node 18.20.4 is too old", answer.stderr)
        self.assertEqual([], self.calls())

    def test_a_configured_folder_is_served_unchanged_and_needs_no_node(self):
        answer = self.build(path=self.path_without("node", "nodejs", "npm"), DASHBOARD_DIR="elsewhere")
        self.assertEqual(0, answer.returncode, answer.stderr)

    def test_the_callers_node_options_are_ignored(self):
        self.program("npm", NPM + '\necho "$NODE_OPTIONS/$NEXT_TELEMETRY_DISABLED" >seen')
        self.build(NODE_OPTIONS="--inspect")
        self.assertEqual("/1\n", (self.root / "seen").read_text())
