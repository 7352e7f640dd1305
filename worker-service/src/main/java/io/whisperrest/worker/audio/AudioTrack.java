package io.whisperrest.worker.audio;

import io.whisperrest.model.task.FailureCode;
import java.util.List;

/**
 * An audio stream of a file, as ffmpeg describes it.
 *
 * @param stream its index among all streams of the file
 * @param codec ffmpeg's name, {@code ""} when unknown
 * @param channels 0 when unknown
 * @param sampleRate in Hz, 0 when unknown
 * @param language from the container, {@code ""} when missing
 * @param isDefault true when the container marks it as the default
 */
record AudioTrack(int stream, String codec, int channels, int sampleRate, String language, boolean isDefault) {
    static final int MAX_CHANNELS = 8;
    static final int MAX_SAMPLE_RATE = 192_000;

    /**
     * The requested track; else the default one; else the first that can be decoded.
     *
     * @param wanted counted from 1; null = not requested
     */
    static AudioTrack choose(List<AudioTrack> tracks, Integer wanted) throws AudioDecodingFailed {
        if (tracks.isEmpty()) {
            throw new AudioDecodingFailed(FailureCode.NO_AUDIO_STREAM, "no audio stream");
        }
        if (wanted != null) {
            if (wanted > tracks.size()) {
                throw new AudioDecodingFailed(
                        FailureCode.NO_AUDIO_STREAM, "track " + wanted + " of a recording with " + tracks.size());
            }
            return tracks.get(wanted - 1);
        }
        List<AudioTrack> known =
                tracks.stream().filter(track -> track.channels() > 0).toList();
        List<AudioTrack> candidates = known.isEmpty() ? tracks : known;
        return candidates.stream().filter(AudioTrack::isDefault).findFirst().orElse(candidates.get(0));
    }

    /** The cost of decoding grows with channels and sample rate, so both have limits. */
    void requireAffordable() throws AudioDecodingFailed {
        if (channels > MAX_CHANNELS) {
            throw new AudioDecodingFailed(FailureCode.AUDIO_FORMAT_REFUSED, channels + " channels");
        }
        if (sampleRate > MAX_SAMPLE_RATE) {
            throw new AudioDecodingFailed(FailureCode.AUDIO_FORMAT_REFUSED, sampleRate + " Hz");
        }
    }

    /** Description for the user, for example {@code eng, stereo aac, default}. */
    String describe() {
        String layout = channels == 1 ? "mono" : channels == 2 ? "stereo" : channels + " channels";
        return (language.isEmpty() ? "" : language + ", ") + layout + " " + codec + (isDefault ? ", default" : "");
    }
}
