"""Checks that a transcript must pass, apart from its words being right."""

from scoring import normalise

# Times are rounded to milliseconds, and a file's length differs slightly between its header and its samples.
ROUNDING = 0.002
LENGTH_TOLERANCE = 0.1


def word_faults(transcript):
    """Sentences about faults; empty when every word has times and these never run backwards."""
    faults = []
    end_of_file = transcript.get("duration")
    reached = 0.0
    for segment in transcript["segments"]:
        where = "segment %s" % segment.get("id")
        words = segment.get("words") or []
        if joined(word["text"] for word in words) != joined([segment["text"]]):
            faults.append(where + ": words are not the words of its text")
        for word in words:
            start, end = word.get("start"), word.get("end")
            if start is None or end is None:
                faults.append("%s: «%s» has no times" % (where, word["text"]))
                continue
            if end < start or start < reached - ROUNDING:
                faults.append("%s: «%s» %.3f–%.3f runs backwards" % (where, word["text"], start, end))
            if end_of_file is not None and end > end_of_file + LENGTH_TOLERANCE:
                faults.append("%s: «%s» ends after the file" % (where, word["text"]))
            reached = max(reached, start)
    return faults


def joined(texts):
    return normalise(" ".join(texts)).replace(" ", "")


def non_speech_faults(status, transcript):
    """Sentences about faults; empty when a recording without speech produced no text."""
    texts = [status.get("result") or "", transcript["text"]] + [item["text"] for item in transcript["segments"]]
    invented = next((text for text in texts if text.strip()), None)
    return ["invented «%s»" % invented.strip()[:80]] if invented else []
