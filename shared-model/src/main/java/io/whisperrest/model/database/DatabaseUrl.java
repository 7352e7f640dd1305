package io.whisperrest.model.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A PostgreSQL database, as DATABASE_URL names it: {@code postgresql://user:password@host:5432/name?sslmode=verify-full}, as libpq and
 * most clients write it. Several hosts are separated by commas; the one that accepts writes is used.
 *
 * @param jdbcUrl without credentials
 * @param user null = not named
 * @param password null = not named, for example because a certificate or {@code PGPASSFILE} is used
 */
public record DatabaseUrl(String jdbcUrl, String user, String password) {
    private static final String EXAMPLE = "postgresql://user:password@host:5432/name";
    /**
     * Parameters of the driver, unless the URL sets them: a server that vanishes is noticed, and no transaction waits for a lock, or holds
     * one, for ever.
     */
    private static final Map<String, String> DEFAULTS = Map.of(
            "connectTimeout", "10",
            "socketTimeout", "60",
            "tcpKeepAlive", "true",
            "ApplicationName", "whisper-rest",
            "options", "-c lock_timeout=10s -c statement_timeout=50s -c idle_in_transaction_session_timeout=60s");

    /** @throws IllegalArgumentException when the text is no such URL; the message is one line for the operator */
    public static DatabaseUrl parse(String text) {
        String rest = text.strip().replaceFirst("^(jdbc:)?postgres(ql)?://", "//");
        if (!rest.startsWith("//")) {
            throw invalid("it does not begin with postgresql://");
        }
        URI url = uri(rest);
        String name = url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("^/", "");
        String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
        int at = authority.lastIndexOf('@');
        String hosts = authority.substring(at + 1);
        if (hosts.isEmpty() || name.isEmpty() || name.contains("/")) {
            throw invalid("it names no host or no database");
        }
        String[] credentials =
                at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
        return new DatabaseUrl(
                "jdbc:postgresql://" + hosts + "/" + name + "?" + parameters(url.getRawQuery(), hosts.contains(",")),
                credentials.length > 0 && !credentials[0].isEmpty() ? decoded(credentials[0]) : null,
                credentials.length > 1 ? decoded(credentials[1]) : null);
    }

    private static URI uri(String rest) {
        try {
            return new URI("postgresql:" + rest);
        } catch (URISyntaxException e) {
            throw invalid(
                    "it is malformed; characters such as @ : / ? # % in a password are written %40 %3A %2F %3F %23 %25");
        }
    }

    private static String parameters(String query, boolean several) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : (query == null ? "" : query).split("&")) {
            if (!pair.isEmpty()) {
                all.put(pair.replaceFirst("=.*", ""), pair);
            }
        }
        if (several) {
            all.putIfAbsent("targetServerType", "targetServerType=primary");
        }
        DEFAULTS.forEach((key, value) ->
                all.putIfAbsent(key, key + "=" + value.replace(" ", "%20").replace("=", "%3D")));
        return all.values().stream().sorted().collect(Collectors.joining("&"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException invalid(String reason) {
        return new IllegalArgumentException("DATABASE_URL cannot be used, " + reason + ": write it like " + EXAMPLE);
    }

    /** Hosts and name only, for logs and messages. */
    public String place() {
        return jdbcUrl.replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return place();
    }
}
