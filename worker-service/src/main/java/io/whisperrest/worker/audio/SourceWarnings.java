package io.whisperrest.worker.audio;

import io.whisperrest.model.task.Warning;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Warnings about the file of a recording, with the codes of the API. */
final class SourceWarnings {
    private static final int MAX_LISTED = 16;

    private SourceWarnings() {}

    static Warning severalTracks(List<AudioTrack> tracks, AudioTrack heard) {
        String list = IntStream.range(0, Math.min(MAX_LISTED, tracks.size()))
                .mapToObj(i -> (i + 1) + " (" + tracks.get(i).describe() + ")")
                .collect(Collectors.joining(", "));
        String more = tracks.size() > MAX_LISTED ? " and " + (tracks.size() - MAX_LISTED) + " more" : "";
        return Warning.whole(
                "several_tracks",
                "The file has " + tracks.size() + " audio tracks: " + list + more + ". Track "
                        + (tracks.indexOf(heard) + 1) + " was transcribed; the option 'track' chooses another.");
    }

    static Warning channelsCancel(int heard) {
        return Warning.whole(
                "channels_cancel",
                "The two channels cancel each other when mixed, so channel " + heard + " alone was transcribed.");
    }

    static Warning wrongLength() {
        return Warning.whole(
                "wrong_length",
                "The header of the file declares less audio than the file contains; the recorder was probably interrupted.");
    }
}
