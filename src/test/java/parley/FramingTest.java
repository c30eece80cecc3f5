package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one request ends and the next begins. */
class FramingTest {
    private final Person ada = Person.named("ada");
    private final long room = ada.enters(Person.unique("room"));

    @ParameterizedTest
    @ValueSource(strings = {"xchunked", "gzip", "gzip, chunked", "chunked\r\nTransfer-Encoding: chunked",
        "chunked, gzip"})
    void aBodyInAnUnknownCodingIsNotTakenForTheNextRequest(String coding) throws Exception {
        var answers = answers("Transfer-Encoding: " + coding + "\r\n\r\n"
                + "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ada.accessToken()
                + "\r\nConnection: close\r\n\r\n");
        assertThat(answers).startsWith("HTTP/1.1 400 ").contains("urn:parley:problem:");
        assertThat(answers.split("HTTP/1.1 ")).as(answers).hasSize(2);
    }

    @Test
    void aBodyInChunksIsRead() throws Exception {
        var answers = answers("Content-Type: application/json\r\nTransfer-Encoding: Chunked\r\n"
                + "Connection: close\r\n\r\n10\r\n{\"body\":\"pieces\"\r\n1\r\n}\r\n0\r\n\r\n");
        assertThat(answers).startsWith("HTTP/1.1 201 ").contains("pieces");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1\r\n", "HTTP/1.1\r\nHost: localhost\r\nHost: example.org\r\n",
        "HTTP/9.9\r\nHost: localhost\r\n", "HTTP/2.0\r\nHost: localhost\r\n"})
    void aRequestOfAnotherVersionOrForNoOneHostIsNotUnderstood(String head) throws Exception {
        assertThat(sends("GET /health/liveness " + head + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void olderRequestsNeedNoHost() throws Exception {
        assertThat(sends("GET /health/liveness HTTP/1.0\r\n\r\n")).contains(" 200 ");
    }

    @Test
    void aSignThatIsNotEncodedIsNotBlamedOnABody() throws Exception {
        assertThat(sends("GET /api/v1/search?q=100% HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + ada.accessToken() + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"field\":\"address\"", "%25");
        assertThat(sends("POST /api/v1/attachments?name=100%.txt HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + ada.accessToken() + "\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"field\":\"address\"", "%25");
    }

    private String answers(String rest) throws IOException {
        return sends("POST /api/v1/conversations/" + room + "/messages HTTP/1.1\r\n"
                + "Host: localhost\r\nAuthorization: Bearer " + ada.accessToken() + "\r\n" + rest);
    }

    private static String sends(String request) throws IOException {
        var address = URI.create(TestServer.address());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes());
            return new String(socket.getInputStream().readAllBytes());
        }
    }
}
