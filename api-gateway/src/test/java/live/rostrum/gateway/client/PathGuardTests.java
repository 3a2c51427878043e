package live.rostrum.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathGuardTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/live/~a.b-c_d/7/720p/seg001.0.m4s", "/api/streams/a%20b", "/a...b", "/.well-known/x"})
    void lets(String path) {
        assertThat(PathGuard.isAmbiguous(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a/../b", "/a/%2E%2e/b", "/a/.%2e", "/./a", "/a//b", "/a%2Fb", "/a%5cb", "/a;x=1/b", "/%00"})
    void refuses(String path) {
        assertThat(PathGuard.isAmbiguous(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.0.0.7, 10.0.0.7, true",
        "10.0.0.7, 10.0.0.8, false",
        "fd00::/8, fd12::1, true",
        "fd00::/8, 10.0.0.1, false",
        "0.0.0.0/0, 203.0.113.9, true"
    })
    void blocksOfAddresses(String range, String address, boolean contained) {
        assertThat(IpRange.parse(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(contained);
    }

    @Test
    void aNameIsNoAddress() {
        assertThatThrownBy(() -> IpRange.parse("proxy.example.org")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IpRange.parse("10.0.0.0/33")).isInstanceOf(IllegalArgumentException.class);
    }
}
