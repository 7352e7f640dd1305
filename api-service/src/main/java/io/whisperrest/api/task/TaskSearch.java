package io.whisperrest.api.task;

import io.whisperrest.api.error.Problems;
import io.whisperrest.model.search.SearchWord;
import io.whisperrest.model.search.TaskTextRepository;
import io.whisperrest.model.search.TextIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search as people type it, as an SQL condition on {@code task}: words match their forms and the starts of words; text in quotes
 * matches to the letter; and a part of the name is enough.
 *
 * @param values bound by name
 */
record TaskSearch(String condition, Map<String, Object> values) {
    private static final int MIN_LENGTH = 2;
    private static final int MAX_LENGTH = 200;
    /** Text in quotes (an unclosed quote reaches to the end), or whatever has no space. */
    private static final Pattern PART = Pattern.compile("[\"«“„](?<phrase>[^\"»”“]*)[\"»”“]?|[^\\s\"«“„]+");
    /** What the index of words can find. Other signs, and scripts without spaces between words, are searched for to the letter. */
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}\\p{M}'’._,;:!?()…-]+");

    private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}&|+]+");

    /** @throws io.whisperrest.api.error.ApiProblem 422 unless it has 2 to 200 characters */
    static TaskSearch of(String q, String userId, TextIndex index) {
        String text = TaskTextRepository.folded(q.strip());
        if (text.length() < MIN_LENGTH || text.length() > MAX_LENGTH) {
            throw Problems.invalid("q", "Search for " + MIN_LENGTH + " to " + MAX_LENGTH + " characters.");
        }
        List<SearchWord> words = new ArrayList<>();
        List<String> phrases = new ArrayList<>();
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            String phrase = parts.group("phrase");
            List<SearchWord> found = phrase == null ? words(parts.group()) : List.of();
            words.addAll(found);
            if (found.isEmpty()) {
                phrases.add(phrase == null ? parts.group() : phrase.strip());
            }
        }
        phrases.removeIf(String::isEmpty);
        if (!words.isEmpty() || phrases.stream().anyMatch(phrase -> !isPunctuation(phrase))) {
            phrases.removeIf(TaskSearch::isPunctuation);
        }
        return of(text, userId, index, words, phrases);
    }

    private static TaskSearch of(
            String text, String userId, TextIndex index, List<SearchWord> words, List<String> phrases) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> all = new ArrayList<>();
        if (!words.isEmpty()) {
            values.put("words", index.expression(userId, words));
            all.add("task.id IN (" + index.tasks() + ")");
        }
        for (String phrase : phrases) {
            String pattern = "phrase" + values.size();
            values.put(pattern, LikePattern.containing(phrase));
            // Correlated, so that only the user's own texts are read, and no more of them than the page needs.
            all.add("EXISTS (SELECT 1 FROM task_text WHERE task_id = task.id AND (name LIKE :" + pattern
                    + " ESCAPE '!' OR text LIKE :" + pattern + " ESCAPE '!'))");
        }
        values.put("inName", LikePattern.containing(text));
        String inName = "EXISTS (SELECT 1 FROM task_text WHERE task_id = task.id AND name LIKE :inName ESCAPE '!')";
        return new TaskSearch(all.isEmpty() ? inName : "(" + inName + " OR " + String.join(" AND ", all) + ")", values);
    }

    /** A dash between words is no part of what is searched for. */
    private static boolean isPunctuation(String text) {
        return PUNCTUATION.matcher(text).matches();
    }

    /** Empty when the part cannot be found by words. */
    private static List<SearchWord> words(String part) {
        List<SearchWord> words = WORDS.matcher(part).matches() ? SearchWord.of(part) : List.of();
        long letters = part.codePoints().filter(Character::isLetterOrDigit).count();
        long inWords = words.stream()
                .mapToLong(word -> word.written()
                        .codePoints()
                        .filter(Character::isLetterOrDigit)
                        .count())
                .sum();
        // Folding may lengthen a word (ß), but what is missing was in a script without spaces.
        return inWords < letters ? List.of() : words;
    }
}
