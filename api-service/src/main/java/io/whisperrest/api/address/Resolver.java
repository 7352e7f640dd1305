package io.whisperrest.api.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** From a name to its addresses. */
public interface Resolver {
    /**
     * @return at least one
     * @throws UnknownHostException when there is none, or nobody answered in time
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
