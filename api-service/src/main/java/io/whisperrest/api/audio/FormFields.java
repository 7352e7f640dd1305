package io.whisperrest.api.audio;

import java.util.Set;

/** Which fields a form may have beside {@code file}. */
public interface FormFields {
    /** What {@link #name} answers for a field that is read past. */
    String IGNORED = "";

    /**
     * @param sent as the sender wrote it
     * @return the name the field is kept under; {@link #IGNORED}; null = unknown, the form is refused
     */
    String name(String sent);

    /** True when it may come several times. */
    boolean isList(String name);

    /** Exactly these. */
    static FormFields of(Set<String> single, Set<String> lists) {
        return new FormFields() {
            @Override
            public String name(String sent) {
                return single.contains(sent) || lists.contains(sent) ? sent : null;
            }

            @Override
            public boolean isList(String name) {
                return lists.contains(name);
            }
        };
    }
}
