package io.whisperrest.model.search;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each database finds the texts that have certain terms. Words need no quoting: they are letters, digits and marks. */
public enum TextIndex {
    /** SQLite's FTS5. */
    FTS5("""
            SELECT task_id FROM task_search JOIN task_search_row ON task_search_row.id = task_search.rowid
            WHERE task_search MATCH :words""", "\"%s\"", "\"%s\"*", " OR ", " AND "),
    /** PostgreSQL's {@code tsvector} and GIN. */
    TSVECTOR("""
            SELECT task_id FROM task_text
            WHERE array_to_tsvector(string_to_array(terms, ' ')) @@ CAST(:words AS tsquery)""", "'%s'", "'%s':*", " | ", " & ");

    private final String tasks;
    private final String term;
    private final String prefix;
    private final String or;
    private final String and;

    TextIndex(String tasks, String term, String prefix, String or, String and) {
        this.tasks = tasks;
        this.term = term;
        this.prefix = prefix;
        this.or = or;
        this.and = and;
    }

    /** SQL that selects the ids of the tasks whose terms match the expression bound as {@code :words}. */
    public String tasks() {
        return tasks;
    }

    /** Matches the user's texts with each of the words, in a form of it or at the start of a longer word. */
    public String expression(String userId, List<SearchWord> words) {
        return Stream.concat(
                        Stream.of(term.formatted(TaskTextRepository.owner(userId))),
                        words.stream().map(this::matching))
                .collect(Collectors.joining(and));
    }

    /** One letter would match nearly everything as a start. */
    private String matching(SearchWord word) {
        boolean starts = word.written().codePointCount(0, word.written().length()) > 1;
        return '(' + (starts ? prefix : term).formatted(word.written()) + or + term.formatted(word.stem()) + ')';
    }
}
