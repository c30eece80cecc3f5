package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    private static final String HEADER = "X-Forwarded-For";
    private static final String PROXY = "192.0.2.1";

    private final ClientAddress behindProxy = new ClientAddress(HEADER);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "203.0.113.7|203.0.113.7", "10.0.0.1, 10.0.0.2, 203.0.113.7|203.0.113.7",
        "::ffff:203.0.113.7|203.0.113.7",
        "203.0.113.7, chat.example.org|unknown", "''|unknown"})
    void onlyWhatTheProxyWroteItselfIsBelieved(String told, String address) {
        assertThat(behindProxy.whole(request(told))).isEqualTo(address);
    }

    @Test
    void alsoWhereTheHeaderComesTwice() {
        assertThat(behindProxy.whole(request("10.0.0.1", "203.0.113.7"))).isEqualTo("203.0.113.7");
    }

    @Test
    void aPortBehindTheAddressIsNoPartOfIt() {
        assertThat(behindProxy.whole(request("203.0.113.7:40112"))).isEqualTo("203.0.113.7");
        assertThat(behindProxy.whole(request("[2001:db8::1]:443"))).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(behindProxy.whole(request("[2001:db8::1]"))).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(behindProxy.whole(request("somebody:443"))).isEqualTo("unknown");
    }

    @Test
    void whoComesWithoutTheHeaderIsWhoAsks() {
        assertThat(behindProxy.whole(request())).isEqualTo(PROXY);
    }

    @Test
    void whereNoneIsNamedNoHeaderIsBelieved() {
        assertThat(new ClientAddress("").whole(request("203.0.113.7"))).isEqualTo(PROXY);
    }

    @Test
    void allOfAHouseholdCountAsOne() {
        var one = request("2001:db8:1:2::9");
        var another = request("2001:db8:1:2:ffff::1");

        assertThat(behindProxy.of(one)).isEqualTo(behindProxy.of(another))
                .isNotEqualTo(behindProxy.of(request("2001:db8:1:3::9")));
        assertThat(behindProxy.whole(one)).isNotEqualTo(behindProxy.whole(another));
    }

    private static HttpRequest<?> request(String... told) {
        var request = HttpRequest.GET("/");
        for (var each : told) {
            request.getHeaders().add(HEADER, each);
        }
        return new HttpRequestWrapper<>(request) {
            @Override
            public InetSocketAddress getRemoteAddress() {
                return new InetSocketAddress(PROXY, 40_000);
            }
        };
    }
}
