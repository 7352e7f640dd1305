package io.whisperrest.api.http;

import java.util.List;
import java.util.stream.Stream;

/** A list parameter in a query: repeated or comma-separated. */
public final class QueryLists {
    private QueryLists() {}

    public static List<String> split(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
