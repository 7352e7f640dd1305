"""OpenAI's own SDK against a running service: API_URL and API_TOKEN say which; SAMPLE, LONGER (about a minute) and, where there is one,
RUSSIAN are recordings.

Typed answers are checked as a program would use them; the words of the sample show that the text is real.
"""

import json
import os
import time
import unittest
import urllib.request

import openai

URL = os.environ["API_URL"] + "/v1"
TOKEN = os.environ["API_TOKEN"]
SAMPLE = os.environ["SAMPLE"]
LONGER = os.environ["LONGER"]


def client(**settings):
    return openai.OpenAI(base_url=URL, api_key=TOKEN, **{"max_retries": 0, **settings})


def transcribe(path=SAMPLE, model="whisper-1", **fields):
    with open(path, "rb") as file:
        return client().audio.transcriptions.create(model=model, file=file, **fields)


class Transcriptions(unittest.TestCase):
    def test_json_holds_the_text_and_its_seconds(self):
        answer = transcribe()
        self.assertIn("speech to text", answer.text)
        self.assertAlmostEqual(10.48, answer.usage.seconds, delta=0.1)

    def test_text_srt_and_vtt_are_bare_bodies(self):
        self.assertTrue(transcribe(response_format="text").startswith("This is a short test"))
        self.assertTrue(transcribe(response_format="srt").startswith("1\n00:00:0"))
        self.assertTrue(transcribe(response_format="vtt").startswith("WEBVTT\n\n00:00:0"))

    def test_verbose_json_has_what_was_asked_for_and_nothing_null(self):
        both = transcribe(response_format="verbose_json", timestamp_granularities=["segment", "word"])
        self.assertEqual("english", both.language)
        self.assertAlmostEqual(10.48, float(both.duration), delta=0.1)
        self.assertEqual([], [segment for segment in both.segments if None in segment.model_dump().values()])
        self.assertTrue(all(segment.tokens for segment in both.segments))
        self.assertEqual(both.text.split(), [word.word for word in both.words])
        times = [time for word in both.words for time in (word.start, word.end)]
        self.assertEqual(times, sorted(times))
        self.assertIsNone(transcribe(response_format="verbose_json").words)
        self.assertIsNone(transcribe(response_format="verbose_json", timestamp_granularities=["word"]).segments)

    def test_every_name_of_a_model_finds_one(self):
        for name in ("base", "whisper-base", "ggml-base.bin", "openai/whisper-base", "gpt-4o-mini-transcribe"):
            self.assertIn("speech", transcribe(model=name).text, name)

    def test_the_default_stands_in_for_a_model_that_is_not_here(self):
        for name in ("whisper-large-v3", "Systran/faster-whisper-small", "distil-large-v3"):
            with open(SAMPLE, "rb") as file:
                answer = client().audio.transcriptions.with_raw_response.create(model=name, file=file)
            self.assertIn("speech", answer.parse().text, name)
            self.assertEqual(("base", "true"), (answer.headers["X-Model"], answer.headers["X-Model-Substituted"]))

    def test_what_other_programs_send_is_taken(self):
        self.assertIn("speech", transcribe(timestamp_granularities=["word"]).text)
        self.assertIn("speech", transcribe(prompt="A test of speech recognition. " * 170, language="undefined").text)
        self.assertEqual("english", transcribe(response_format="verbose_json", language="eng").language)

    def test_a_stream_gives_the_text_bit_by_bit(self):
        deltas, done = [], None
        for event in transcribe(LONGER, stream=True):
            if event.type == "transcript.text.delta":
                deltas.append(event.delta)
            else:
                self.assertEqual("transcript.text.done", event.type)
                done = event
        self.assertGreater(len(deltas), 3)
        self.assertEqual("".join(deltas).strip(), done.text)

    def test_options_reach_the_engine(self):
        answer = transcribe(prompt="A test.", temperature=0.2, language="en")
        self.assertIn("recording", answer.text)

    def test_an_upload_over_25_mib_is_taken(self):
        with open(SAMPLE, "rb") as file:
            padded = file.read() + bytes(26 * 1024 * 1024)  # what follows the last frame is no sound
        self.assertIn("speech", client().audio.transcriptions.create(model="whisper-1", file=("large.flac", padded)).text)

    def test_a_caller_that_gives_up_leaves_a_task_that_ends_well(self):
        with self.assertRaises(openai.APITimeoutError), open(LONGER, "rb") as file:
            client(timeout=0.7).audio.transcriptions.create(model="whisper-1", file=("given-up.flac", file.read()))
        request = urllib.request.Request(
            os.environ["API_URL"] + "/api/tasks?q=given-up", headers={"Authorization": "Bearer " + TOKEN})
        for _ in range(600):
            tasks = json.load(urllib.request.urlopen(request))["items"]
            if tasks and tasks[0]["status"] in ("success", "failure"):
                break
            time.sleep(0.2)
        self.assertEqual(["success"], [task["status"] for task in tasks])


@unittest.skipUnless("RUSSIAN" in os.environ, "no Russian recording here")
class Translations(unittest.TestCase):
    def test_russian_becomes_english(self):
        with open(os.environ["RUSSIAN"], "rb") as file:
            answer = client().audio.translations.create(model="whisper-1", file=file)
        letters = [letter for letter in answer.text if letter.isalpha()]
        self.assertTrue(letters and all(ord(letter) < 128 for letter in letters), answer.text)


class Models(unittest.TestCase):
    def test_are_listed_and_found(self):
        self.assertLess({"base", "whisper-1"}, {model.id for model in client().models.list()})
        self.assertEqual("model", client().models.retrieve("whisper-1").object)


class Errors(unittest.TestCase):
    def refused(self, kind, code, param, call):
        with self.assertRaises(kind) as caught:
            call()
        self.assertEqual((code, param), (caught.exception.code, caught.exception.param))

    def test_have_the_sdk_s_own_classes(self):
        self.refused(openai.NotFoundError, "model_not_found", "model", lambda: client().models.retrieve("gpt-9"))
        self.refused(openai.BadRequestError, "invalid_value", "temperature", lambda: transcribe(temperature=9))
        self.refused(openai.BadRequestError, "invalid_value", "language", lambda: transcribe(language="klingon"))
        self.refused(openai.BadRequestError, "not_audio", "file", lambda: client().audio.transcriptions.create(
            model="whisper-1", file=("a.mp3", b"no sound at all")))
        self.refused(openai.AuthenticationError, "invalid_api_key", None, lambda: openai.OpenAI(
            base_url=URL, api_key="wrong", max_retries=0).models.list())


if __name__ == "__main__":
    unittest.main(verbosity=2)
