package io.whisperrest.api.audio;

import java.util.Set;

/** The fields that a form may have besides {@code file}. */
public interface FormFields {
    /** Returned by {@link #name} for a field whose value is skipped. */
    String IGNORED = "";

    /**
     * @param sent the name as the client sent it
     * @return the name to store the field under; {@link #IGNORED}; null for an unknown field, which rejects the form
     */
    String name(String sent);

    /** True when the field may occur more than once. */
    boolean isList(String name);

    /** Allows exactly these fields. */
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
