package io.whisperrest.api.boot;

import io.whisperrest.model.database.DatabaseUrl;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The effective configuration for the log: sorted, one key per line, without secrets. */
final class EffectiveConfig {
    private static final List<String> OURS = List.of(
            "api.",
            "audio.",
            "auth.",
            "compat.",
            "cors.",
            "dashboard.",
            "data.",
            "database.",
            "docs.",
            "limits.",
            "queue.",
            "redis.",
            "registration.",
            "retention.",
            "secrets.",
            "task.",
            "upload.",
            "webhook.",
            "quarkus.datasource.sqlite.jdbc.url",
            "quarkus.http.proxy.proxy-address-forwarding",
            "quarkus.http.proxy.trusted-proxies");
    private static final Set<String> LISTENERS = Set.of(
            "http.body-limit",
            "quarkus.http.host",
            "quarkus.http.port",
            "quarkus.management.host",
            "quarkus.management.port");
    private static final Pattern SECRET =
            Pattern.compile("secret|password|email$|token$|key$", Pattern.CASE_INSENSITIVE);
    private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");

    private EffectiveConfig() {}

    static String text(Iterable<String> names, Function<String, String> value) {
        TreeMap<String, String> shown = new TreeMap<>();
        for (String name : names) {
            if (LISTENERS.contains(name) || OURS.stream().anyMatch(name::startsWith)) {
                shown.put(name, shown(name, value.apply(name)));
            }
        }
        StringBuilder text = new StringBuilder("effective configuration");
        shown.forEach(
                (name, setting) -> text.append("\n  ").append(name).append('=').append(setting));
        return text.toString();
    }

    private static String shown(String name, String value) {
        if (SECRET.matcher(name).find()) {
            return "(set)";
        }
        if (name.equals("database.url") && value != null && !value.isBlank()) {
            return place(value);
        }
        return withoutUserInfo(value);
    }

    /** A password may also stand among the parameters, and in a URL that cannot be read. */
    private static String place(String databaseUrl) {
        try {
            return DatabaseUrl.parse(databaseUrl).place();
        } catch (IllegalArgumentException e) {
            return "(not readable)";
        }
    }

    private static String withoutUserInfo(String value) {
        return value == null ? "" : USER_INFO.matcher(value).replaceAll("//***@");
    }
}
