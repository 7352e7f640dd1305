package io.whisperrest.worker.audio;

import io.whisperrest.model.task.FailureCode;

/**
 * Which channels come out of the decoder.
 *
 * @param channels tracks of the result
 * @param filter audio filter that makes them, null = ffmpeg's own down-mix
 */
record ChannelChoice(int channels, String filter) {
    static final String MIX = "mix";
    static final String SPLIT = "split";

    static ChannelChoice mix() {
        return new ChannelChoice(1, null);
    }

    /**
     * @param wanted {@code split} or a number from 1
     * @param present channels of the stream
     */
    static ChannelChoice of(String wanted, int present) throws AudioDecodingFailed {
        if (present < 1) {
            throw new AudioDecodingFailed(FailureCode.AUDIO_UNREADABLE, "the number of channels is unknown");
        }
        if (wanted.equals(SPLIT)) {
            return new ChannelChoice(present, null);
        }
        int number = Integer.parseInt(wanted);
        if (number < 1 || number > present) {
            throw new AudioDecodingFailed(
                    FailureCode.NO_AUDIO_STREAM, "channel " + number + " of a recording with " + present);
        }
        return new ChannelChoice(1, "pan=mono|c0=c" + (number - 1));
    }
}
