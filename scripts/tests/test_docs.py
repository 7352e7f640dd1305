import re
import unittest

from checkout import REPOSITORY

FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(((?:[^()\s]|\([^()]*\))+)\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
BUILT = {"node_modules", "target", ".runtime", "out", ".next"}


def prose(page):
    return FENCED.sub("", page.read_text())


def anchor(heading):
    """The fragment that GitHub gives a heading."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading.strip().lower())
    return re.sub(r"[^\w\- ]", "", words).replace(" ", "-")


class DocumentationTest(unittest.TestCase):
    pages = [page for page in REPOSITORY.rglob("*.md") if not BUILT & set(page.relative_to(REPOSITORY).parts)]

    def test_every_link_leads_to_a_file_and_a_heading(self):
        broken = []
        for page in self.pages:
            for link in LINK.findall(prose(page)):
                if re.match(r"[a-z]+:", link):
                    continue
                path, _, fragment = link.partition("#")
                target = (page.parent / path).resolve() if path else page
                if not target.exists():
                    broken.append(f"{page.relative_to(REPOSITORY)}: {link} does not exist")
                elif fragment and target.suffix == ".md" and fragment not in map(anchor, HEADING.findall(prose(target))):
                    broken.append(f"{page.relative_to(REPOSITORY)}: {link} names no heading")
        self.assertEqual([], broken)

    def test_both_readmes_stay_short(self):
        for name in ("README.md", "README.ru.md"):
            self.assertLessEqual(len((REPOSITORY / name).read_text().split()), 1300, name)

    def test_both_readmes_show_the_same_pages(self):
        def linked(name):
            return set(re.findall(r"\]\((docs/[\w/-]+\.md|[\w./-]+\.md)", prose(REPOSITORY / name))) - {"README.md", "README.ru.md"}

        self.assertEqual(linked("README.md"), linked("README.ru.md"))


if __name__ == "__main__":
    unittest.main()
