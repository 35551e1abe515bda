package saltus.runtime.data.format.lmdb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where the value of each number stands. The keys of the reference are numbers written as text, so that they lie in the order 0,
 * 1, 10, 100, ..; twelve bytes a sample bring them into the order of numbers.
 */
final class Index {
    private static final int LONGEST_KEY = 10;
    private static final int FIRST_ROOM = 1 << 10;
    private static final byte[] COUNT = "num_samples".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_COUNT = 20;

    private final Environment environment;
    private long[] pages = new long[FIRST_ROOM];
    private int[] nodes = new int[FIRST_ROOM];
    private int found;
    private int greatest = -1;
    private int others;
    private long said = -1;

    private Index(Environment environment) {
        this.environment = environment;
    }

    /**
     * Goes through the keys once.
     *
     * @throws DamageException if the tree is damaged, or its numbers are not those from 0 to one less than there are
     */
    static Index of(Environment environment) throws DamageException {
        Index index = new Index(environment);
        environment.visit(index::add);
        DamageException.require(
                index.found > 0, "none of its keys is a number, where the samples have 0, 1, 2 and so on");
        DamageException.require(
                index.found == index.greatest + 1,
                "it has %d samples, but their numbers go to %d, so that some are missing",
                index.found,
                index.greatest);
        DamageException.require(
                index.said < 0 || index.said == index.found,
                "its 'num_samples' says %d, but it has %d samples",
                index.said,
                index.found);
        return index;
    }

    private void add(byte[] key, Page leaf, int node) throws DamageException {
        if (Arrays.equals(key, COUNT)) {
            said = number(bytes(environment.value(leaf, node, 0, LONGEST_COUNT)));
        }
        long number = number(key);
        if (number < 0) {
            others++;
            return;
        }
        // A file of so many bytes cannot have a sample of a greater number; nothing is made room for that is not there.
        DamageException.require(
                number < environment.entries() && number < Integer.MAX_VALUE - 8,
                "it has the sample %d, but %d entries",
                number,
                environment.entries());
        int at = (int) number;
        if (at >= pages.length) {
            int room = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(at + 1L, 2L * pages.length));
            requireMemory(room);
            pages = Arrays.copyOf(pages, room);
            nodes = Arrays.copyOf(nodes, room);
        }
        DamageException.require(pages[at] == 0, "it has the sample %d twice", at);
        environment.requireWhole(leaf, node);
        pages[at] = leaf.number();
        nodes[at] = node;
        found++;
        greatest = Math.max(greatest, at);
    }

    private static void requireMemory(int room) throws DamageException {
        long bytes = (long) room * (Long.BYTES + Integer.BYTES);
        DamageException.require(
                bytes < Runtime.getRuntime().maxMemory() / 4,
                "the index of %d samples needs more than a quarter of the memory that Java has",
                room);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** A number as Python writes it; negative if it is none. */
    private static long number(byte[] text) {
        if (text.length == 0 || text.length > LONGEST_KEY || (text[0] == '0' && text.length > 1)) {
            return -1;
        }
        long number = 0;
        for (byte digit : text) {
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }

    int count() {
        return found;
    }

    /** Keys that are no numbers. */
    int others() {
        return others;
    }

    /** All bytes of a sample's value, or a part; see {@link Environment#value}. */
    ByteBuffer value(int sample, int from, int most) throws DamageException {
        Page leaf = environment.page(pages[sample]);
        DamageException.require(
                leaf.isLeaf() && nodes[sample] < leaf.nodes(), "page %d has changed meanwhile", leaf.number());
        return environment.value(leaf, nodes[sample], from, most);
    }
}
