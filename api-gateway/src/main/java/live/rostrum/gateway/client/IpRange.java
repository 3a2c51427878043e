package live.rostrum.gateway.client;

import java.net.InetAddress;

/**
 * A block of IP addresses.
 *
 * @param network its first address
 * @param prefixLength how many leading bits all its addresses share
 */
record IpRange(InetAddress network, int prefixLength) {

    IpRange {
        if (prefixLength < 0 || prefixLength > network.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("Not a prefix length: " + prefixLength);
        }
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address.
     *
     * @throws IllegalArgumentException for anything else, names included: nothing is looked up
     */
    static IpRange parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            InetAddress address = InetAddress.ofLiteral(text);
            return new IpRange(address, address.getAddress().length * Byte.SIZE);
        }
        return new IpRange(
                InetAddress.ofLiteral(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] theirs = address.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
