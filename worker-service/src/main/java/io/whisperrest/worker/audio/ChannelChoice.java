package io.whisperrest.worker.audio;

import io.whisperrest.model.task.FailureCode;

/**
 * The channels that the decoder outputs.
 *
 * @param channels number of output channels
 * @param filter audio filter that produces them; null = ffmpeg's own downmix
 * @param mixes true: two channels are output and mixed by {@link StereoMix}
 */
record ChannelChoice(int channels, String filter, boolean mixes) {
    static final String MIX = "mix";
    static final String SPLIT = "split";

    /**
     * @param wanted {@code mix}, {@code split} or a number from 1
     * @param present channels of the stream, 0 when unknown
     */
    static ChannelChoice of(String wanted, int present) throws AudioDecodingFailed {
        if (wanted.equals(MIX)) {
            boolean stereo = present == StereoMix.CHANNELS;
            return new ChannelChoice(stereo ? StereoMix.CHANNELS : 1, null, stereo);
        }
        if (present < 1) {
            throw new AudioDecodingFailed(FailureCode.AUDIO_UNREADABLE, "the number of channels is unknown");
        }
        if (wanted.equals(SPLIT)) {
            return new ChannelChoice(present, null, false);
        }
        int number = Integer.parseInt(wanted);
        if (number < 1 || number > present) {
            throw new AudioDecodingFailed(
                    FailureCode.NO_AUDIO_STREAM, "channel " + number + " of a recording with " + present);
        }
        return only(number);
    }

    /** @param number from 1 */
    static ChannelChoice only(int number) {
        return new ChannelChoice(1, "pan=mono|c0=c" + (number - 1), false);
    }

    /** At most two channels, unchanged, for playback. */
    static ChannelChoice played(int present) {
        return new ChannelChoice(present == StereoMix.CHANNELS ? present : 1, null, false);
    }

    /** Number of tracks to recognise. */
    int tracks() {
        return mixes ? 1 : channels;
    }
}
