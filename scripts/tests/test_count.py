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

    def test_counts_every_suite_of_a_list_once(self):
        folder = self.root / "reports"
        folder.mkdir()
        suites = '<testsuite tests="3" failures="1" errors="0" skipped="0"/><testsuite tests="2" failures="0" errors="0" skipped="1"/>'
        (folder / "TEST-list.xml").write_text(f'<testsuites tests="5" failures="1" errors="0">{suites}</testsuites>')
        self.assertEqual("3 passed, 1 failed, 1 skipped\n", self.run_script("python3", "scripts/count_tests.py", "reports").stdout)

    def test_errors_and_failures_fail(self):
        answer = self.count(a='tests="5" failures="1" errors="2" skipped="0"')
        self.assertEqual("2 passed, 3 failed, 0 skipped\n", answer.stdout)
        self.assertEqual(1, answer.returncode)

    def test_no_test_at_all_fails(self):
        self.assertEqual(1, self.count().returncode)
