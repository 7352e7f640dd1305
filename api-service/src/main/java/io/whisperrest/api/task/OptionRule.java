package io.whisperrest.api.task;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.error.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a single option may hold.
 *
 * @param byDefault in the Java type that {@link #read} returns; null = none
 * @param valid checks a value that has the right type
 * @param advice what to send instead of an invalid value
 */
record OptionRule(Type type, Object byDefault, Predicate<Object> valid, String advice) {
    /** The type in JSON; a form spells all of them as text, and lists repeated or comma-separated. */
    enum Type {
        TEXT("a text"),
        NUMBER("a number"),
        INTEGER("a number"),
        LONG("a number"),
        FLAG("true or false"),
        LIST("a list of texts"),
        OBJECT("an object");

        private final String phrase;

        Type(String phrase) {
            this.phrase = phrase;
        }

        /** For a message: "must be …". */
        String phrase() {
            return phrase;
        }
    }

    static OptionRule text() {
        return text(null);
    }

    static OptionRule text(String byDefault) {
        return new OptionRule(Type.TEXT, byDefault, value -> true, "A text.");
    }

    static OptionRule text(int maxLength, String advice) {
        return new OptionRule(Type.TEXT, null, value -> ((String) value).length() <= maxLength, advice);
    }

    /** @param pattern regular expression for the whole value */
    static OptionRule matching(String byDefault, String pattern, String advice) {
        return new OptionRule(Type.TEXT, byDefault, value -> ((String) value).matches(pattern), advice);
    }

    static OptionRule list() {
        return new OptionRule(Type.LIST, List.of(), value -> true, "A list of texts.");
    }

    static OptionRule list(int maxItems, int maxLength, String advice) {
        Predicate<Object> valid = value -> ((List<?>) value).size() <= maxItems
                && ((List<?>) value).stream().allMatch(item -> ((String) item).length() <= maxLength);
        return new OptionRule(Type.LIST, List.of(), valid, advice);
    }

    static OptionRule flag(boolean byDefault) {
        return new OptionRule(Type.FLAG, byDefault, value -> true, "Send true or false.");
    }

    /** @param byDefault null = none */
    static OptionRule number(Double byDefault, double min, double max) {
        return new OptionRule(Type.NUMBER, byDefault, between(min, max), "A number from " + min + " to " + max + ".");
    }

    static OptionRule integer(int min, int max) {
        return new OptionRule(Type.INTEGER, null, between(min, max), "A whole number from " + min + " to " + max + ".");
    }

    /** Without a fixed maximum. */
    static OptionRule integer(long min) {
        return new OptionRule(Type.LONG, null, between(min, Long.MAX_VALUE), "A whole number of at least " + min + ".");
    }

    /** A JSON object, which stays text here: a form spells it so. */
    static OptionRule object() {
        return new OptionRule(Type.OBJECT, null, value -> true, "A JSON object.");
    }

    private static Predicate<Object> between(double min, double max) {
        return value -> ((Number) value).doubleValue() >= min && ((Number) value).doubleValue() <= max;
    }

    /**
     * @param sent the values of the field; blank ones do not count
     * @return a String, Double, Integer, Long, Boolean or list of String; the default when nothing was sent
     * @throws ApiProblem 400 when a field that is no list was sent twice; 422 {@code validation_failed}
     */
    Object read(String field, List<String> sent) {
        Object value = type == Type.LIST ? items(sent) : single(field, sent);
        if (value == null) {
            return byDefault;
        }
        if (!valid.test(value)) {
            throw invalid(field, advice);
        }
        return value;
    }

    private static List<String> items(List<String> sent) {
        return sent.stream().map(String::strip).filter(item -> !item.isEmpty()).toList();
    }

    private Object single(String field, List<String> sent) {
        if (sent.size() > 1) {
            throw Problems.malformed("The field '" + field + "' was sent twice.");
        }
        if (sent.isEmpty() || sent.get(0).isBlank()) {
            return null;
        }
        String text = sent.get(0).strip();
        try {
            return switch (type) {
                case NUMBER -> Double.parseDouble(text);
                case INTEGER -> Math.toIntExact(whole(text));
                case LONG -> whole(text);
                case FLAG -> flag(text);
                default -> text;
            };
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw invalid(field, advice);
        }
    }

    /** Takes 30.0 too: JSON has only one type of number. */
    private static long whole(String text) {
        double number = Double.parseDouble(text);
        if (number != Math.rint(number)) {
            throw new IllegalArgumentException("not a whole number");
        }
        return (long) number;
    }

    private static boolean flag(String text) {
        if (!Arrays.asList("true", "false", "1", "0").contains(text)) {
            throw new IllegalArgumentException("not a flag");
        }
        return text.equals("true") || text.equals("1");
    }

    static ApiProblem invalid(String field, String detail) {
        return Problems.invalid(field, detail).with("field", field);
    }
}
