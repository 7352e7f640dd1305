package io.whisperrest.api.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Resolves a host name to its addresses. */
public interface Resolver {
    /**
     * @param owner id of the user whose URL it is
     * @return at least one address
     * @throws UnknownHostException when there is none, or no answer within the timeout
     */
    List<InetAddress> resolve(String host, String owner) throws UnknownHostException;
}
