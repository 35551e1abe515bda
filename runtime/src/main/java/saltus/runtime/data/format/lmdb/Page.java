package saltus.runtime.data.format.lmdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A page of a tree: its nodes, each checked when it is asked for.
 *
 * @param bytes of the page, little-endian
 * @param number of the page
 */
record Page(ByteBuffer bytes, long number) {
    static final int HEADER_BYTES = 16;
    static final int BRANCH = 0x01;
    static final int LEAF = 0x02;
    static final int OVERFLOW = 0x04;
    /** A value that stands in pages of its own. */
    static final int BIG = 0x01;

    private static final int FLAGS_AT = 10;
    private static final int LOWER_AT = 12;
    private static final int NODE_BYTES = 8;
    /** The kinds that a page may be, without what says how it was last used. */
    private static final int KINDS = 0x6F;

    Page {
        if (bytes.order() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalArgumentException("the low byte comes first");
        }
    }

    /**
     * Refuses a page that is another, or of no kind that there is in a tree.
     *
     * @throws DamageException if it is
     */
    Page check() throws DamageException {
        int kind = kind();
        DamageException.require(
                bytes.getLong(0) == number && (kind == BRANCH || kind == LEAF),
                "page %d is no page of its tree",
                number);
        int lower = Short.toUnsignedInt(bytes.getShort(LOWER_AT));
        DamageException.require(
                lower >= HEADER_BYTES && lower <= bytes.limit() && lower % 2 == 0, "page %d is damaged", number);
        return this;
    }

    boolean isLeaf() {
        return kind() == LEAF;
    }

    private int kind() {
        return bytes.getShort(FLAGS_AT) & KINDS;
    }

    int nodes() {
        return (Short.toUnsignedInt(bytes.getShort(LOWER_AT)) - HEADER_BYTES) / 2;
    }

    /** Where a node begins; its key is within the page. */
    private int at(int node) throws DamageException {
        int at = Short.toUnsignedInt(bytes.getShort(HEADER_BYTES + 2 * node));
        DamageException.require(
                at >= HEADER_BYTES
                        && at <= bytes.limit() - NODE_BYTES
                        && Short.toUnsignedInt(bytes.getShort(at + 6)) <= bytes.limit() - NODE_BYTES - at,
                "page %d is damaged",
                number);
        return at;
    }

    /** The page that a node of a branch leads to. */
    long child(int node) throws DamageException {
        int at = at(node);
        return Integer.toUnsignedLong(bytes.getInt(at)) | (long) Short.toUnsignedInt(bytes.getShort(at + 4)) << 32;
    }

    byte[] key(int node) throws DamageException {
        int at = at(node);
        byte[] key = new byte[Short.toUnsignedInt(bytes.getShort(at + 6))];
        bytes.get(at + NODE_BYTES, key);
        return key;
    }

    /** What a node of a leaf is; 0 for a value that stands in it, {@link #BIG} for one that does not. */
    int flags(int node) throws DamageException {
        return Short.toUnsignedInt(bytes.getShort(at(node) + 4));
    }

    /** Bytes of the value of a leaf's node. */
    long valueBytes(int node) throws DamageException {
        return Integer.toUnsignedLong(bytes.getInt(at(node)));
    }

    /** What stands in a leaf's node: the value, or the number of its first page. */
    ByteBuffer value(int node) throws DamageException {
        int at = at(node);
        int from = at + NODE_BYTES + Short.toUnsignedInt(bytes.getShort(at + 6));
        long length = flags(node) == BIG ? Long.BYTES : valueBytes(node);
        DamageException.require(length <= bytes.limit() - from, "page %d has a value that is cut off", number);
        return bytes.slice(from, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
