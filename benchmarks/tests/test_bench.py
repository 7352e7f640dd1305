import argparse
import os
import subprocess
import sys
import time
import unittest
from pathlib import Path

import bench
import peers
import processes
from peers import Run
from recordings import Recording
from table import table

LONG = Recording("long/a.ogg", Path("a.ogg"), "en", 60.0, "wer-long", "one two three four")


def runs(*taken, text="one two three four"):
    return [Run({LONG.name: {"seconds": seconds, "text": text}}) for seconds in taken]


class FiguresTest(unittest.TestCase):
    def test_speed_is_the_median_of_the_repetitions(self):
        self.assertEqual(20.0, bench.rtfx(runs(3.0, 2.0, 30.0), [LONG]))

    def test_a_gate_passes_above_its_limit_and_fails_below(self):
        options = argparse.Namespace(min_faster_whisper=1.4, min_bare=0.9)
        fast = {"service": runs(10.0), "faster-whisper": runs(14.5), "bare": runs(9.5)}
        self.assertEqual([], list(bench.missed(fast, [LONG], options)))
        slow = {**fast, "service": runs(11.0)}
        self.assertEqual(2, len(list(bench.missed(slow, [LONG], options))))

    def test_a_gate_that_cannot_be_evaluated_fails(self):
        options = argparse.Namespace(min_faster_whisper=1.4, min_bare=0.9)
        self.assertIn("is –, required 1.40", list(bench.missed({"bare": runs(9.0)}, [LONG], options))[0])

    def test_the_report_names_error_rate_and_ratio(self):
        measured = {"service": runs(10.0), "bare": runs(9.0, text="one two four")}
        figures = bench.measured(measured, {"long": [LONG]}, [LONG])
        self.assertEqual(25.0, figures["bare"]["groups"]["long"]["errorRate"])
        self.assertAlmostEqual(0.9, figures["bare"]["groups"]["long"]["oursOverThis"])
        self.assertIn("bare engine", "\n".join(bench.report(figures, {"long": [LONG]})))

    def test_columns_line_up(self):
        self.assertEqual("a   n\n-  --\nb  10", table(["a", "n"], [["b", 10]]))


class PeersTest(unittest.TestCase):
    def test_every_peer_has_a_process(self):
        for peer in peers.PEERS.values():
            self.assertTrue((peers.HERE / "engines" / peer.command[0]).is_file())

    def test_a_missing_file_is_reported(self):
        nowhere = Path("/nowhere")
        options = argparse.Namespace(natives=nowhere, model=nowhere / "m.bin", weights=nowhere, ffmpeg=nowhere / "ffmpeg")
        self.assertIn("tokenizer.json", peers.missing(peers.PEERS["faster-whisper"], options))
        self.assertIn("libwhisper.so", peers.missing(peers.PEERS["bare"], options))


@unittest.skipUnless(processes.PROC.is_dir(), "memory is read from /proc, which this system does not have")
class ProcessesTest(unittest.TestCase):
    def test_memory_counts_the_children(self):
        child = "b = bytearray(60 << 20); input()"
        parent = "import subprocess, sys; subprocess.run([sys.executable, '-c', %r])" % child
        process = subprocess.Popen([sys.executable, "-c", parent], stdin=subprocess.PIPE)
        deadline = time.monotonic() + 30
        with processes.PeakMemory(process.pid) as memory:
            while memory.mib < 60 and time.monotonic() < deadline:
                time.sleep(0.05)
            process.communicate(b"\n")
        self.assertGreater(memory.mib, 60)

    def test_this_process_is_no_java_worker(self):
        self.assertNotIn(os.getpid(), processes.find("unittest"))
