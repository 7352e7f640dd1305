package io.whisperrest.audio;

import java.util.Locale;
import java.util.regex.Pattern;

/** Keys of audio, and the names that files and objects have because of them. */
public final class AudioKeys {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private AudioKeys() {}

    public static boolean isKey(String name) {
        return KEY.matcher(name).matches();
    }

    /** @throws IllegalArgumentException when it is no key, so that it could lead elsewhere */
    public static String checked(String key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException("not a valid audio key");
        }
        return key;
    }

    /** Name of a derived file, from that of the audio. */
    public static String made(String name, AudioStore.Made what) {
        return name + "." + what.name().toLowerCase(Locale.ROOT);
    }

    /** The key in the name of audio or of a derived file, without its folder; null when there is none. */
    public static String keyOf(String name) {
        String key = name.replaceFirst("\\.[a-z]+$", "");
        return isKey(key) ? key : null;
    }
}
