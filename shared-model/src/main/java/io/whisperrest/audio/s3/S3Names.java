package io.whisperrest.audio.s3;

import io.whisperrest.audio.AudioKeys;
import io.whisperrest.audio.AudioStore.Made;
import java.util.ArrayList;
import java.util.List;

/** Names of the objects, relative to the prefix. */
final class S3Names {
    /** Holds the id of the installation whose recordings these are. */
    static final String OWNER = "owner";

    static final String KEPT = "audio/";
    static final String QUARANTINE = "quarantine/";
    static final String UPLOADS = "upload/";
    private static final String TAIL = ".tail";

    private S3Names() {}

    static String kept(String key) {
        return KEPT + AudioKeys.checked(key);
    }

    static String made(String key, Made what) {
        return AudioKeys.made(kept(key), what);
    }

    /** The audio and everything derived from it. */
    static List<String> all(String key) {
        List<String> names = new ArrayList<>(List.of(kept(key)));
        for (Made what : Made.values()) {
            names.add(made(key, what));
        }
        return names;
    }

    /** Holds the time, in ms of the epoch, since when the audio of that key is in quarantine. */
    static String quarantine(String key) {
        return QUARANTINE + AudioKeys.checked(key);
    }

    /** Holds the state of a resumable upload. */
    static String upload(String key) {
        return UPLOADS + AudioKeys.checked(key);
    }

    /** Holds the bytes of a resumable upload that are too few for a part. */
    static String tail(String key) {
        return upload(key) + TAIL;
    }

    /** The key in a name below any of the folders; null when there is none. */
    static String keyOf(String name) {
        return AudioKeys.keyOf(name.substring(name.lastIndexOf('/') + 1));
    }
}
