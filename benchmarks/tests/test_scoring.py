import unittest

from scoring import Score, edit_distance, normalise, score, score_by_language


class NormaliseTest(unittest.TestCase):
    def test_removes_case_punctuation_and_double_spaces(self):
        self.assertEqual("whats here", normalise("  What's   HERE?! "))

    def test_writes_yo_as_ye_in_both_spellings(self):
        self.assertEqual("нажмите звездочку", normalise("Нажмите «звёздочку»."))
        self.assertEqual("еж", normalise("е\u0308ж"))

    def test_removes_bracketed_text(self):
        self.assertEqual("hello there", normalise("[Music] Hello (laughs) there <unk>"))

    def test_separates_at_hyphens_and_keeps_numbers(self):
        self.assertEqual("ill disposed 20 7 5", normalise("ill-disposed, 20 — 7.5"))


class ScoreTest(unittest.TestCase):
    def test_counts_insertions_deletions_and_substitutions(self):
        self.assertEqual(0, edit_distance("a b c".split(), "a b c".split()))
        self.assertEqual(3, edit_distance("a b c d".split(), "x a c e".split()))
        self.assertEqual(2, edit_distance([], ["a", "b"]))

    def test_scores_chinese_and_japanese_by_characters(self):
        self.assertEqual(Score(1, 4), score("秋天 总是。", "秋天总事", "zh"))

    def test_adds_up_counts_over_files_not_percentages(self):
        totals = score_by_language([("en", "one", "two"), ("en", "a b c", "a b c"), ("ru", "да", "")])
        self.assertEqual({"en": Score(1, 4), "ru": Score(1, 1)}, totals)
        self.assertEqual(25.0, totals["en"].percent)

    def test_an_empty_reference_has_no_rate(self):
        self.assertEqual(0.0, Score().percent)
