package io.whisperrest.worker.task;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** {@code <host>-<8 hex>}: new at each start of a process, never reused. */
final class WorkerName {
    private WorkerName() {}

    static String fresh() {
        byte[] bits = new byte[4];
        new SecureRandom().nextBytes(bits);
        return host() + '-' + HexFormat.of().formatHex(bits);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "worker";
        }
    }
}
