package live.rostrum.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class AddressBookTests {

    private static final Limits LIMITS =
            new Limits(DataSize.ofKilobytes(64), 2, 4, 3, 1, 100, Duration.ofSeconds(15), Duration.ofSeconds(60));

    private long nowNanos;
    private final AddressBook book = new AddressBook(LIMITS, () -> nowNanos);

    @Test
    void theAllowanceComesBackWithTime() {
        AddressUse use = book.of(InetAddress.ofLiteral("203.0.113.9"));
        for (int i = 0; i < LIMITS.apiBurst(); i++) {
            assertThat(use.takeApiRequest(nowNanos)).isTrue();
        }
        assertThat(use.takeApiRequest(nowNanos)).isFalse();

        nowNanos += Duration.ofSeconds(1).toNanos();

        assertThat(use.takeApiRequest(nowNanos)).isTrue();
        assertThat(use.takeApiRequest(nowNanos)).isTrue();
        assertThat(use.takeApiRequest(nowNanos)).isFalse();
    }

    @Test
    void requestsAndSocketsAreCountedApart() {
        AddressUse use = book.of(InetAddress.ofLiteral("203.0.113.9"));

        assertThat(use.open(true)).isTrue();
        assertThat(use.open(true)).isFalse();
        assertThat(use.open(false)).isTrue();
        use.close(true);
        assertThat(use.open(true)).isTrue();
    }

    @Test
    void oneSubscriberOfIpv6IsOneAddress() {
        assertThat(book.of(InetAddress.ofLiteral("2001:db8::1")))
                .isSameAs(book.of(InetAddress.ofLiteral("2001:db8::ffff:1")))
                .isNotSameAs(book.of(InetAddress.ofLiteral("2001:db8:0:1::1")));
    }

    @Test
    void remembersABoundedNumberOfAddresses() {
        for (int i = 0; i < AddressBook.MOST_ADDRESSES + 10; i++) {
            book.of(InetAddress.ofLiteral("10.%d.%d.%d".formatted(i >> 16, i >> 8 & 0xff, i & 0xff)))
                    .open(false);
        }

        assertThat(book.size()).isEqualTo(AddressBook.MOST_ADDRESSES);
    }

    @Test
    void forgetsAddressesAtRestFirst() {
        AddressUse busy = book.of(InetAddress.ofLiteral("203.0.113.9"));
        busy.open(true);
        for (int i = 0; i < AddressBook.MOST_ADDRESSES; i++) {
            book.of(InetAddress.ofLiteral("10.%d.%d.%d".formatted(i >> 16, i >> 8 & 0xff, i & 0xff)));
        }

        assertThat(book.size()).isEqualTo(2);
        assertThat(book.of(InetAddress.ofLiteral("203.0.113.9"))).isSameAs(busy);
    }
}
