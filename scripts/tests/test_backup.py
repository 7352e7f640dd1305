from checkout import CheckoutTest


class BackupTest(CheckoutTest):
    """The scripts for backup and restore; copying itself is tested in Java."""

    def setUp(self):
        super().setUp()
        built = self.root / "api-service" / "target" / "quarkus-app"
        built.mkdir(parents=True)
        (built / "quarkus-run.jar").write_text("")
        self.redis = self.root / "data" / "redis"
        (self.redis / "appendonlydir").mkdir(parents=True)
        (self.redis / "appendonlydir" / "log").write_text("x")
        self.copy = self.root / "copy.db"
        self.copy.write_text("x")

    def java(self, answer):
        return self.program("java", f'echo "$4 $5 $6" >>java.log\n{answer}')

    def calls(self):
        return (self.root / "java.log").read_text().split()

    def test_a_backup_copies_the_data_folder_of_the_settings(self):
        answer = self.run_script("scripts/backup.sh", path=self.java("echo the-copy"), DATA_DIR="/srv/data")
        self.assertEqual((0, "the-copy\n"), (answer.returncode, answer.stdout))
        self.assertEqual(["io.whisperrest.api.backup.BackUp", "/srv/data"], self.calls())

    def test_a_restore_makes_redis_forget(self):
        answer = self.run_script("scripts/restore.sh", self.copy, path=self.java("echo aside"))
        self.assertEqual(0, answer.returncode, answer.stderr)
        self.assertEqual(["io.whisperrest.api.backup.Restore", str(self.copy), f"{self.root.resolve()}/data"], self.calls())
        self.assertEqual([], list(self.redis.iterdir()))

    def test_an_external_redis_is_not_touched(self):
        answer = self.run_script("scripts/restore.sh", self.copy, path=self.java(""), REDIS_URL="redis://elsewhere:6379")
        self.assertEqual(0, answer.returncode, answer.stderr)
        self.assertIn("{stt}:epoch", answer.stderr)
        self.assertTrue((self.redis / "appendonlydir").exists())

    def test_a_restore_that_fails_leaves_redis_as_it_is(self):
        answer = self.run_script("scripts/restore.sh", self.copy, path=self.java("exit 1"))
        self.assertEqual(1, answer.returncode)
        self.assertTrue((self.redis / "appendonlydir").exists())

    def test_a_restore_needs_a_copy(self):
        for arguments in ([], ["nowhere.db"]):
            answer = self.run_script("scripts/restore.sh", *arguments, path=self.java(""))
            self.assertEqual(1, answer.returncode)
            self.assertTrue(answer.stderr.startswith("error: "), answer.stderr)
