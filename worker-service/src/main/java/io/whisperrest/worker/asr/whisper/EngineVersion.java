package io.whisperrest.worker.asr.whisper;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version of libwhisper. Only tested versions are used; another one may lay out its structures differently and crash. */
record EngineVersion(int major, int minor, int patch) implements Comparable<EngineVersion> {
    static final EngineVersion JAR = new EngineVersion(1, 7, 1);
    private static final EngineVersion FIRST = new EngineVersion(1, 8, 5);
    private static final EngineVersion LAST = new EngineVersion(1, 9, 5);
    private static final Pattern FORM = Pattern.compile("v?(\\d+)\\.(\\d+)\\.(\\d+).*");

    /** @param text from {@code whisper_version()}; null when the function does not exist, as in 1.7.1 */
    static EngineVersion parse(String text) {
        if (text == null) {
            return JAR;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new UnusableNatives("libwhisper reports an unknown version, " + text + "; tested are " + tested());
        }
        return new EngineVersion(
                Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
    }

    static String tested() {
        return JAR + " and " + FIRST + " to " + LAST;
    }

    /** @throws UnusableNatives for an untested version */
    ParamsLayout layout() {
        if (equals(JAR)) {
            return ParamsLayout.V1_7_1;
        }
        if (compareTo(FIRST) >= 0 && compareTo(LAST) <= 0) {
            return ParamsLayout.V1_8_5;
        }
        throw new UnusableNatives("libwhisper " + this + " is untested; tested are " + tested());
    }

    @Override
    public int compareTo(EngineVersion other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
        return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
