import shutil
import unittest

from checkout import REPOSITORY, CheckoutTest

CHANGELOG = """# Changelog

## [0.2.0] - 2026-02-01

### Added

- New.

## [0.1.0] - 2026-01-01

First.
"""


class ChangelogTest(CheckoutTest):
    def section(self, version):
        (self.root / "CHANGELOG.md").write_text(CHANGELOG)
        return self.run_script("scripts/changelog.sh", version)

    def test_prints_the_section_without_its_heading(self):
        self.assertEqual("### Added\n\n- New.\n", self.section("0.2.0").stdout)

    def test_prints_the_last_section(self):
        self.assertEqual("First.\n", self.section("0.1.0").stdout)

    def test_fails_without_a_section(self):
        answer = self.section("0.3.0")
        self.assertEqual(1, answer.returncode)
        self.assertEqual("error: CHANGELOG.md has no section ## [0.3.0], or it is empty\n", answer.stderr)

    def test_a_version_does_not_match_a_longer_one(self):
        self.assertEqual(1, self.section("0.1").returncode)


class CheckReleaseTest(CheckoutTest):
    def setUp(self):
        super().setUp()
        for path in ("pom.xml", "api-service/pom.xml", "frontend/package.json", "frontend/package-lock.json", "docker-compose.yml",
                     "docker-compose.scale.yml", "deploy/helm/whisper-rest/Chart.yaml"):
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / path, self.root / path)
        self.version = (REPOSITORY / "pom.xml").read_text().split("<version>")[1].split("</version>")[0]
        (self.root / "CHANGELOG.md").write_text(f"## [{self.version}] - 2026-01-01\n\nFirst.\n")

    def check(self, version):
        return self.run_script("scripts/check-release.sh", version)

    def test_accepts_the_version_that_all_files_name(self):
        answer = self.check(f"v{self.version}")
        self.assertEqual("", answer.stdout)
        self.assertEqual(f"    ready to be tagged: v{self.version}\n", answer.stderr)
        self.assertEqual(0, answer.returncode)

    def test_names_each_file_with_another_version(self):
        answer = self.check("9.9.9")
        self.assertEqual(1, answer.returncode)
        for name in ("pom.xml", "api-service/pom.xml", "package.json", "package-lock.json", "docker-compose.yml", "docker-compose.scale.yml",
                     "Chart.yaml", ".env.example", "CHANGELOG.md"):
            self.assertIn(name, answer.stderr)

    def test_a_section_without_a_date_is_not_ready(self):
        (self.root / "CHANGELOG.md").write_text(f"## [{self.version}] - unreleased\n")
        answer = self.check(self.version)
        self.assertEqual(1, answer.returncode)
        self.assertIn("CHANGELOG.md has no dated heading", answer.stderr)

    def test_rejects_invalid_versions(self):
        self.assertIn("is not a semantic version", self.check("next").stderr)


if __name__ == "__main__":
    unittest.main()
