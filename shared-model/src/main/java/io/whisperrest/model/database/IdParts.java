package io.whisperrest.model.database;

import java.util.ArrayList;
import java.util.List;

/** Long lists of ids in parts that fit into one statement. */
public final class IdParts {
    private static final int MOST = 500;

    private IdParts() {}

    /** Parts of at most 500 ids, in the given order; none for an empty list. */
    public static List<List<String>> of(List<String> ids) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MOST) {
            parts.add(ids.subList(from, Math.min(ids.size(), from + MOST)));
        }
        return parts;
    }
}
