package io.whisperrest.api.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A GET on its own connection. The caller aborts it by closing the socket; the response is not read. */
public final class RawCall {
    private RawCall() {}

    /** @param headers whole lines, {@code Name: value} */
    public static Socket get(TestAccount account, String path, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        request.append("Authorization: Bearer ").append(account.token()).append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        Socket socket = new Socket("127.0.0.1", RestAssured.port);
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
