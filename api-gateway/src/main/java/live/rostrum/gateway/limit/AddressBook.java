package live.rostrum.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What each address has in use. IPv6 addresses count by their /64 network, which one subscriber has. At most {@value
 * #MOST_ADDRESSES} are remembered: beyond that those at rest are forgotten, and if there are none the one seen first.
 * Thread-safe.
 */
final class AddressBook {

    static final int MOST_ADDRESSES = 50_000;

    private static final int IPV6_NETWORK_BYTES = 8;

    private final Limits limits;
    private final LongSupplier nanoTime;
    private final Map<String, AddressUse> uses = new LinkedHashMap<>();

    AddressBook(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    synchronized AddressUse of(InetAddress address) {
        String key = keyOf(address);
        AddressUse known = uses.get(key);
        if (known != null) {
            return known;
        }
        if (uses.size() >= MOST_ADDRESSES) {
            forgetSome();
        }
        AddressUse fresh = new AddressUse(limits, nanoTime.getAsLong());
        uses.put(key, fresh);
        return fresh;
    }

    synchronized int size() {
        return uses.size();
    }

    private void forgetSome() {
        long now = nanoTime.getAsLong();
        uses.values().removeIf(use -> use.isAtRest(now));
        if (uses.size() >= MOST_ADDRESSES) {
            Iterator<AddressUse> oldest = uses.values().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private static String keyOf(InetAddress address) {
        if (address instanceof Inet6Address) {
            return Arrays.toString(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES));
        }
        return address.getHostAddress();
    }
}
