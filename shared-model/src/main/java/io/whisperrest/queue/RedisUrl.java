package io.whisperrest.queue;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Redis-compatible server, as REDIS_URL names it: {@code redis://user:password@host:6379}, with TLS {@code rediss://…}; or the one that
 * Sentinel names: {@code redis+sentinel://user:password@host1:26379,host2:26379/master-name}, with TLS {@code rediss+sentinel://…}.
 *
 * @param hosts URL of the server, or one of each sentinel
 * @param masterName name of the server among the sentinels; null = no Sentinel
 */
public record RedisUrl(List<String> hosts, String masterName) {
    private static final Pattern SENTINEL = Pattern.compile("(rediss?)\\+sentinel://(?:([^@/]*)@)?([^@/]+)/([^/?]+)");

    /** @throws IllegalArgumentException when the text is no such URL; the message is one line for the operator */
    public static RedisUrl parse(String text) {
        String url = text.strip();
        Matcher sentinel = SENTINEL.matcher(url);
        if (sentinel.matches()) {
            String credentials = sentinel.group(2) == null ? "" : sentinel.group(2) + "@";
            List<String> hosts = Arrays.stream(sentinel.group(3).split(","))
                    .map(host -> sentinel.group(1) + "://" + credentials + host)
                    .toList();
            return new RedisUrl(hosts, sentinel.group(4));
        }
        if (url.contains("+sentinel://")) {
            throw new IllegalArgumentException("REDIS_URL names no sentinels or no master: write it like"
                    + " redis+sentinel://user:password@host1:26379,host2:26379/master-name");
        }
        if (url.contains(",")) {
            throw new IllegalArgumentException(
                    "REDIS_URL names several hosts, and Redis Cluster is not supported: name one"
                            + " server, or sentinels like redis+sentinel://user:password@host1:26379,host2:26379/master-name");
        }
        return new RedisUrl(List.of(url), null);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return String.join(",", hosts).replaceAll("//[^@,]*@", "//***@") + (masterName == null ? "" : "/" + masterName);
    }
}
