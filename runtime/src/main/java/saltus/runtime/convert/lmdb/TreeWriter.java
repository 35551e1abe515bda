package saltus.runtime.convert.lmdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** Writes a tree whose keys come in their order: its leaves, then each level above them, page behind page. */
final class TreeWriter {
    private static final int NODE_BYTES = 8;
    private static final byte[] NO_KEY = {};

    private final FileChannel channel;
    private final int pageBytes;
    private long nextPage;
    private long written;
    private ByteBuffer page;
    private int nodes;
    private int free;
    private byte[] firstKey = NO_KEY;
    private List<Child> level = new ArrayList<>();

    /** @param nextPage the first page that may be written */
    TreeWriter(FileChannel channel, int pageBytes, long nextPage) {
        this.channel = channel;
        this.pageBytes = pageBytes;
        this.nextPage = nextPage;
        this.page = begin();
    }

    private record Child(byte[] key, long page) {}

    /**
     * What was written.
     *
     * @param root page of the tree
     * @param depth of it, 1 for a single leaf
     * @param branches pages
     * @param leaves pages
     * @param nextPage the first page behind it
     */
    record Tree(long root, int depth, long branches, long leaves, long nextPage) {}

    private ByteBuffer begin() {
        nodes = 0;
        free = pageBytes;
        firstKey = NO_KEY;
        return ByteBuffer.allocate(pageBytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Adds an entry to the leaves.
     *
     * @param flags {@link Page#BIG} if {@code value} is the number of the first page of the value
     * @param bytes of the value
     */
    void add(byte[] key, int flags, long bytes, byte[] value) throws IOException {
        if (!fits(key.length + value.length)) {
            flush(MetaPage.LEAF);
        }
        node((int) bytes, flags, key, value);
    }

    private boolean fits(int content) {
        return MetaPage.HEADER_BYTES + 2 * (nodes + 1) <= free - even(NODE_BYTES + content);
    }

    private static int even(int bytes) {
        return bytes + bytes % 2;
    }

    /** A node at the end of what is free; its first four bytes are the low ones of a size or a page. */
    private void node(int low, int high, byte[] key, byte[] value) {
        firstKey = nodes == 0 ? key : firstKey;
        free -= even(NODE_BYTES + key.length + value.length);
        page.putShort(MetaPage.HEADER_BYTES + 2 * nodes++, (short) free);
        page.putInt(free, low).putShort(free + 4, (short) high).putShort(free + 6, (short) key.length);
        page.position(free + NODE_BYTES).put(key).put(value);
    }

    private void flush(int kind) throws IOException {
        page.putLong(0, nextPage)
                .putShort(10, (short) kind)
                .putShort(12, (short) (MetaPage.HEADER_BYTES + 2 * nodes))
                .putShort(14, (short) free);
        level.add(new Child(firstKey, nextPage));
        write(channel, page.position(0).limit(pageBytes), nextPage * pageBytes);
        nextPage++;
        written++;
        page = begin();
    }

    /** Writes all bytes of a buffer at a place. */
    static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        long to = at;
        while (bytes.hasRemaining()) {
            to += channel.write(bytes, to);
        }
    }

    /** Writes the levels above the leaves. */
    Tree end() throws IOException {
        flush(MetaPage.LEAF);
        long leaves = written;
        int depth = 1;
        while (level.size() > 1) {
            depth++;
            List<Child> below = level;
            level = new ArrayList<>();
            for (int i = 0; i < below.size(); i++) {
                Child child = below.get(i);
                // The library wants two children at least: the last page takes one more from the one before.
                boolean lastButOne = i == below.size() - 2 && nodes > 1 && !fitsBoth(child, below.get(i + 1));
                if (nodes > 0 && (lastButOne || !fits(child.key().length))) {
                    flush(MetaPage.BRANCH);
                }
                // Keys smaller than all others go to the first child, whose own key is left out.
                byte[] key = nodes == 0 ? NO_KEY : child.key();
                node((int) child.page(), (int) (child.page() >>> 32), key, NO_KEY);
                firstKey = nodes == 1 ? child.key() : firstKey;
            }
            flush(MetaPage.BRANCH);
        }
        return new Tree(level.get(0).page(), depth, written - leaves, leaves, nextPage);
    }

    private boolean fitsBoth(Child one, Child other) {
        int first = even(NODE_BYTES + one.key().length);
        return MetaPage.HEADER_BYTES + 2 * (nodes + 2) <= free - first - even(NODE_BYTES + other.key().length);
    }
}
