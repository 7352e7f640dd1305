from checkout import CheckoutTest

ANSWER = r'{"task_id":"7d0e","error":null,"progress":0.42,"result":"say \"yes\"\nпривет","eta_seconds":31}'


class JsonFieldTest(CheckoutTest):
    def field(self, name, path=None):
        return self.bash(f". scripts/json.sh; json_field {name} <<'END'\n{ANSWER}\nEND", path=path).stdout.rstrip("\n")

    def expect(self, path=None):
        self.assertEqual("7d0e", self.field("task_id", path))
        self.assertEqual("", self.field("error", path))
        self.assertEqual("0.42", self.field("progress", path))
        self.assertEqual('say "yes"\nпривет', self.field("result", path))
        self.assertEqual("", self.field("absent", path))

    def test_reads_fields_with_python(self):
        self.expect()

    def test_reads_the_same_without_python(self):
        self.expect(self.path_without("python3"))
