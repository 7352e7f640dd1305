import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import account
import client
import eval as evaluation
from tests.fake_service import FakeService, transcript

MANIFEST = """file\tlanguage\tseconds\tuse\tkind\tlicence\tsource\treference_source\treference
en/a.wav\ten\t4\twer\tread\t\t\t\t"Go ""forward"", ten meters."
ru/b.wav\tru\t2\twer\tread\t\t\t\tПроверка связи.
long/concat-en.ogg\ten\t60\twer-long\tread\t\t\t\tone two three
nonspeech/hum.flac\t-\t30\thallucination\tnoise\t\t\t\t
en/other.wav\ten\t3\tsmoke\tread\t\t\t\tnot sent
"""
GOOD = {"a.wav": transcript("Go forward, ten meters!"), "b.wav": transcript("Проверка связи"),
        "concat-en.ogg": transcript("one two three"), "hum.flac": transcript("")}


class EvalTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        (self.folder / "manifest.tsv").write_text(MANIFEST, encoding="utf-8")
        for line in MANIFEST.splitlines()[1:]:
            audio = self.folder / line.split("\t")[0]
            audio.parent.mkdir(exist_ok=True)
            audio.write_bytes(b"RIFF")
        self.output = self.folder / "target" / "eval.json"

    def evaluate(self, answers, *arguments, refusals=()):
        """Exit code, printed text and the fake service after a run against it."""
        printed = io.StringIO()
        pauses = []
        with FakeService({**GOOD, **answers}, refusals) as service, \
                mock.patch.object(client.Client.__init__, "__defaults__", (None, None, pauses.append)), \
                contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            code = evaluation.main(["--url", service.url, "--folder", str(self.folder), "--output", str(self.output),
                                    "--email", "a@example.org", "--password", "secret", *arguments])
        service.pauses = pauses
        return code, printed.getvalue(), service

    def test_a_good_service_passes_every_gate(self):
        code, printed, service = self.evaluate({})
        self.assertEqual(0, code, printed)
        self.assertIn("all gates passed", printed)
        self.assertEqual({("a.wav", "en"), ("b.wav", "ru"), ("concat-en.ogg", "en"), ("hum.flac", "auto")}, set(service.uploads))
        self.assertEqual([], json.loads(self.output.read_text())["missed"])

    def test_polls_until_the_task_has_ended(self):
        _, _, service = self.evaluate({})
        self.assertEqual({3}, set(service.polls.values()))

    def test_waits_as_long_as_the_server_requests(self):
        code, printed, service = self.evaluate({}, refusals=[(429, "7"), (503, "2")])
        self.assertEqual(0, code, printed)
        self.assertLessEqual({7.0, 2.0}, set(service.pauses))
        self.assertEqual(4, len(service.uploads))

    def test_gives_up_when_the_waits_never_end(self):
        code, printed, _ = self.evaluate({}, refusals=[(429, "200")] * 100)
        self.assertEqual(1, code)
        self.assertIn("failed, HTTP 429 rate_limited", printed)

    def test_a_failed_task_is_reported_and_counts_as_an_empty_transcript(self):
        code, printed, _ = self.evaluate({"b.wav": "not_audio"})
        self.assertEqual(1, code)
        self.assertIn("MISSED short: ru/b.wav failed, not_audio: It failed.", printed)
        self.assertIn("MISSED ru WER 100.0 is above 13.5", printed)

    def test_too_many_errors_fail_only_the_gate_of_their_language(self):
        wrong = {"a.wav": transcript("go backward ten meters")}
        code, printed, _ = self.evaluate(wrong)
        self.assertEqual(1, code)
        self.assertIn("MISSED en WER 25.0 is above 9.5", printed)
        self.assertIn("1 gates missed", printed)
        self.assertEqual(0, self.evaluate(wrong, "--gate", "en=30")[0])
        self.assertEqual(0, self.evaluate(wrong, "--no-gates")[0])

    def test_words_invented_on_noise_fail_a_gate(self):
        code, printed, _ = self.evaluate({"hum.flac": transcript("thank you")})
        self.assertEqual(1, code)
        self.assertIn("MISSED nonspeech/hum.flac: invented «thank you»", printed)

    def test_words_without_times_fail_a_gate(self):
        code, printed, _ = self.evaluate({"a.wav": transcript("go forward ten meters", words=False)})
        self.assertEqual(1, code)
        self.assertIn("word times: 2 of 3", printed)

    def test_auto_sends_the_short_ones_again(self):
        _, printed, service = self.evaluate({}, "--auto")
        self.assertIn(("b.wav", "auto"), service.uploads)
        self.assertIn("language found: 1 of 2", printed)

    def test_without_recordings_it_says_so_and_passes(self):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            self.assertEqual(0, evaluation.main(["--folder", str(self.folder / "nowhere")]))
        self.assertEqual(1, len(printed.getvalue().splitlines()))

    def test_without_a_service_it_measures_nothing(self):
        with contextlib.redirect_stderr(io.StringIO()) as printed:
            code = evaluation.main(["--url", "http://127.0.0.1:1", "--folder", str(self.folder), "--token", "t"])
        self.assertEqual(evaluation.UNMEASURED, code)
        self.assertIn("is the service up?", printed.getvalue())

    def test_its_own_account_is_created_once_and_kept_secret(self):
        stored = self.folder / "runtime" / "account.json"
        first = account.own("http://one", stored)
        self.assertEqual(first, account.own("http://one", stored))
        self.assertNotEqual(first, account.own("http://two", stored))
        self.assertEqual(0o600, stored.stat().st_mode & 0o777)
