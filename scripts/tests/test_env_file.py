import re

from checkout import CheckoutTest


class EnvFileTest(CheckoutTest):
    def make(self):
        answer = self.run_script("scripts/provision/env-file.sh")
        self.assertEqual(0, answer.returncode, answer.stderr)
        return (self.root / ".env").read_text()

    def secrets(self, text):
        return re.findall(r"^(REDIS_PASSWORD|SECRETS_SEAL_KEY|DEMO_PASSWORD)=([0-9a-f]{64})$", text, re.MULTILINE)

    def test_the_first_run_makes_three_different_secrets_for_the_owner_only(self):
        secrets = self.secrets(self.make())
        self.assertEqual(3, len({value for _, value in secrets}))
        self.assertEqual(0o600, (self.root / ".env").stat().st_mode & 0o777)

    def test_a_second_run_changes_nothing(self):
        self.assertEqual(self.make(), self.make())

    def test_own_values_stay_and_only_empty_secrets_are_filled(self):
        (self.root / ".env").write_text("SECRETS_SEAL_KEY=mine\nREDIS_PASSWORD=\nHTTP_PORT=8123\n")
        text = self.make()
        self.assertIn("SECRETS_SEAL_KEY=mine\n", text)
        self.assertIn("HTTP_PORT=8123\n", text)
        self.assertEqual(["REDIS_PASSWORD", "DEMO_PASSWORD"], [key for key, _ in self.secrets(text)])

    def test_a_file_readable_by_others_is_made_private(self):
        self.make()
        (self.root / ".env").chmod(0o644)
        self.make()
        self.assertEqual(0o600, (self.root / ".env").stat().st_mode & 0o777)
