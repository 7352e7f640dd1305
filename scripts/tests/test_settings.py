from checkout import CheckoutTest


class SettingsTest(CheckoutTest):
    def setting(self, name, env_file="", **environment):
        (self.root / ".env").write_text(env_file)
        answer = self.bash(f'. scripts/settings.sh; echo "${{{name}:-}}"', **environment)
        self.assertEqual("", answer.stderr)
        return answer.stdout.rstrip("\n")

    def test_the_environment_wins_over_the_file_and_the_file_over_the_default(self):
        self.assertEqual("8080", self.setting("HTTP_PORT"))
        self.assertEqual("8081", self.setting("HTTP_PORT", "HTTP_PORT=8081\n"))
        self.assertEqual("8082", self.setting("HTTP_PORT", "HTTP_PORT=8081\n", HTTP_PORT="8082"))

    def test_an_empty_value_means_the_default(self):
        self.assertEqual("8080", self.setting("HTTP_PORT", "HTTP_PORT=\n"))

    def test_values_are_read_and_never_run(self):
        self.assertEqual("$(touch gone) `x` 'y'", self.setting("AUTH_ISSUER", "AUTH_ISSUER=$(touch gone) `x` 'y'\r\n"))
        self.assertFalse((self.root / "gone").exists())

    def test_relative_folders_start_at_the_repository(self):
        self.assertEqual(f"{self.root.resolve()}/elsewhere", self.setting("DATA_DIR", "DATA_DIR=elsewhere\n"))
        self.assertEqual("/srv/data", self.setting("DATA_DIR", "DATA_DIR=/srv/data\n"))

    def test_services_do_not_get_the_demo_password(self):
        (self.root / ".env").write_text("DEMO_PASSWORD=hush\nREDIS_PASSWORD=needed\n")
        seen = self.bash(". scripts/settings.sh; env").stdout
        self.assertNotIn("hush", seen)
        self.assertIn("REDIS_PASSWORD=needed", seen)
