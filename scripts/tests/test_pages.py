from checkout import CheckoutTest

PAGES = ". scripts/say.sh; . scripts/settings.sh; . scripts/pages.sh; "


class PagesTest(CheckoutTest):
    def build(self, text, finished=True):
        out = self.root / "frontend" / "out"
        out.mkdir(parents=True, exist_ok=True)
        (out / ".complete").unlink(missing_ok=True)
        (out / "index.html").write_text(text)
        if finished:
            (out / ".complete").touch()

    def publish(self, **more):
        """The pages that api-service is started with."""
        answer = self.bash(PAGES + 'publish_pages; echo "$DASHBOARD_DIR"', **more)
        self.assertEqual(0, answer.returncode, answer.stderr)
        return answer.stdout.strip()

    def served(self):
        return (self.root / ".runtime/app/dashboard/index.html").read_text()

    def test_a_copy_of_the_build_is_served_never_the_build_folder(self):
        self.build("first")
        self.assertEqual(str(self.root / ".runtime/app/dashboard"), self.publish())
        self.build("second", finished=False)
        self.assertEqual("first", self.served())

    def test_an_unfinished_build_keeps_the_last_copy(self):
        self.build("first")
        self.publish()
        self.build("half", finished=False)
        self.assertEqual(str(self.root / ".runtime/app/dashboard"), self.publish())
        self.assertEqual("first", self.served())
        self.build("second")
        self.publish()
        self.assertEqual("second", self.served())

    def test_a_script_called_by_another_one_serves_the_copy_too(self):
        self.build("first")
        called = self.bash(PAGES + "bash -c '" + PAGES + 'publish_pages; echo "$DASHBOARD_DIR"' + "'")
        self.assertEqual(str(self.root / ".runtime/app/dashboard"), called.stdout.strip())

    def test_a_configured_folder_is_served_in_place(self):
        self.build("first")
        self.assertEqual(str(self.root / "mine"), self.publish(DASHBOARD_DIR="mine"))
        self.assertFalse((self.root / ".runtime/app/dashboard").exists())
