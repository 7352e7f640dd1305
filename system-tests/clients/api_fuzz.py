"""Schemathesis over the whole description of the API at API_URL, as the user who owns TASK, as another one and as nobody.

Good and bad data, and calls that follow each other; 0 answers may be 5xx, of a status, media type, header or form the description
does not name. FUZZ_SEED repeats a run. Prints what each caller found and the number of cases, from Schemathesis' own reports.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
URL = os.environ["API_URL"]
CALLERS = {"user": os.environ["USER_TOKEN"], "other user": os.environ["OTHER_TOKEN"], "nobody": None}
CHECKS = ["not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
          "response_schema_conformance", "use_after_free"]
# An event stream never ends; EventsResourceTest and EventSourceTest read it.
EXCLUDED = ["--exclude-path", "/api/events"]

# A task that is there for its owner and not for others. Not for DELETE: all later calls would find nothing.
SETTINGS = """
[[operations]]
include-path-regex = '^/(api/tasks/\\{id\\}|status/)'
exclude-method = "DELETE"
parameters = { "path.id" = ["TASK"], "path.task_id" = ["TASK"] }
"""


def fuzz(token, folder):
    settings, report = folder / "schemathesis.toml", folder / "report.json"
    settings.write_text(SETTINGS.replace("TASK", os.environ["TASK"]))
    words = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(settings), "run", URL + "/q/openapi?format=json",
             "--url", URL, "--phases", "coverage,fuzzing,stateful", "--max-examples", os.environ.get("FUZZ_EXAMPLES", "5"),
             "--seed", os.environ.get("FUZZ_SEED", "1"), "--generation-database", "none", "--continue-on-failure", "--no-shrink",
             "--workers", "1", "--request-timeout", "30", "--warnings", "off", "--no-color", "--checks", ",".join(CHECKS),
             "--report", "json", "--report-json-path", str(report), *EXCLUDED]
    if token:
        words += ["--header", "Authorization: Bearer " + token]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "fuzz_hooks", "PYTHONPATH": str(HERE)}
    done = subprocess.run(words, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done, json.loads(report.read_text()) if report.exists() else None


def main():
    cases, broken = 0, []
    for caller, token in CALLERS.items():
        with tempfile.TemporaryDirectory() as folder:
            done, report = fuzz(token, Path(folder))
        if done.returncode != 0 or not report or not report["complete"] or report["errors"]:
            broken.append(caller)
            print(f"--- as {caller}\n{done.stdout}")
        if report:
            cases += report["test_cases"]["generated"]
            operations = report["operations"]
            print(f"{caller}: {report['test_cases']['generated']} cases on {operations['tested']} of {operations['total']}"
                  f" operations in {report['running_time']:.0f} s, {report['test_cases']['unique_failures']} failures")
    print(f"API fuzzing: {cases} cases, " + ("broken as " + ", ".join(broken) if broken else "all as described"))
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
