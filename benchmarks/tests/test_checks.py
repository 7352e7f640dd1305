import unittest

from checks import non_speech_faults, word_faults
from tests.fake_service import transcript


class WordFaultsTest(unittest.TestCase):
    def test_words_in_order_have_no_fault(self):
        self.assertEqual([], word_faults(transcript("go forward ten meters")))

    def test_missing_words_are_reported(self):
        self.assertIn("not the words of its text", word_faults(transcript("go forward", words=False))[0])

    def test_a_word_without_times_is_reported(self):
        spoken = transcript("go forward")
        spoken["segments"][0]["words"][1]["end"] = None
        self.assertIn("«forward» has no times", word_faults(spoken)[0])

    def test_times_that_run_backwards_are_reported(self):
        spoken = transcript("go forward")
        spoken["segments"][0]["words"][0]["start"] = spoken["segments"][0]["words"][0]["end"] = 1.5
        self.assertIn("«forward» 1.000–1.500 runs backwards", word_faults(spoken)[0])

    def test_a_word_after_the_end_of_the_file_is_reported(self):
        self.assertIn("ends after the file", word_faults({**transcript("go"), "duration": 0.2})[0])


class NonSpeechFaultsTest(unittest.TestCase):
    def test_silence_must_stay_empty(self):
        self.assertEqual([], non_speech_faults({"result": ""}, transcript("")))
        self.assertEqual(["invented «thank you»"], non_speech_faults({"result": "thank you"}, transcript("thank you")))
