package parley.push;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.IntStream;

/** Tells addresses on the open internet from those inside some network, which strangers must not make the server ask. */
final class PublicAddress {
    /** Of IPv4, what the JDK has no word for: this network, shared and special-purpose addresses, tests, reserved ones. */
    private static final List<Block> NOT_PUBLIC = List.of(
            block(8, 0), block(10, 100, 64), block(24, 192, 0, 0), block(24, 192, 0, 2), block(24, 192, 88, 99),
            block(15, 198, 18), block(24, 198, 51, 100), block(24, 203, 0, 113), block(4, 240));
    /** Of IPv6, what is given to the public. */
    private static final Block GLOBAL = block(3, 0x20);
    /** In there still: special purposes and Teredo, examples, 6to4; the latter hide an IPv4 address. */
    private static final List<Block> NOT_GLOBAL = List.of(
            block(23, 0x20, 0x01, 0), block(32, 0x20, 0x01, 0x0d, 0xb8), block(16, 0x20, 0x02),
            block(20, 0x3f, 0xff, 0));

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        var bytes = address.getAddress();
        return switch (address) {
            case Inet4Address four -> !isOwn(four) && NOT_PUBLIC.stream().noneMatch(block -> block.has(bytes));
            case Inet6Address six ->
                !isOwn(six) && GLOBAL.has(bytes) && NOT_GLOBAL.stream().noneMatch(block -> block.has(bytes));
            default -> false;
        };
    }

    private static boolean isOwn(InetAddress address) {
        return address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress();
    }

    private static Block block(int bits, int... bytes) {
        return new Block(bits, bytes);
    }

    /** All addresses that begin with the same bits. */
    private record Block(int bits, int[] bytes) {
        boolean has(byte[] address) {
            return IntStream.range(0, bits).allMatch(at -> bit(bytes[at / 8], at) == bit(address[at / 8], at));
        }

        private static int bit(int octet, int at) {
            return octet >> (7 - at % 8) & 1;
        }
    }
}
