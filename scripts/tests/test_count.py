from checkout import CheckoutTest


class CountTest(CheckoutTest):
    def count(self, **reports):
        folder = self.root / "reports"
        folder.mkdir()
        for name, attributes in reports.items():
            (folder / f"TEST-{name}.xml").write_text(f"<testsuite {attributes}/>")
        return self.run_script("python3", "scripts/count_tests.py", "reports", "no-such-folder")

    def test_adds_up_all_reports(self):
        answer = self.count(a='tests="5" failures="0" errors="0" skipped="1"', b='tests="2" errors="0" failures="0"')
        self.assertEqual("6 passed, 0 failed, 1 skipped\n", answer.stdout)
        self.assertEqual(0, answer.returncode)

    def test_errors_and_failures_fail(self):
        answer = self.count(a='tests="5" failures="1" errors="2" skipped="0"')
        self.assertEqual("2 passed, 3 failed, 0 skipped\n", answer.stdout)
        self.assertEqual(1, answer.returncode)

    def test_no_test_at_all_fails(self):
        self.assertEqual(1, self.count().returncode)
