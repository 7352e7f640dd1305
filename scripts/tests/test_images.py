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

    def is_changed(self):
        return self.run_script("scripts/images/changed.sh").returncode == 0

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
        self.run_script("scripts/images/changed.sh", "--passed")
        self.assertFalse(self.is_changed())
        self.write("docker-compose.scale.yml", "services: {}\n")
        self.commit()
        self.write("README.md", "two\n")
        self.commit()
        self.assertTrue(self.is_changed(), "two commits ago counts too")


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
