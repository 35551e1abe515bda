package saltus.runtime.convert.lmdb;

import java.nio.ByteBuffer;

/** The two first pages of a file, and the marks of the others. */
final class MetaPage {
    static final int HEADER_BYTES = 16;
    static final int BRANCH = 0x01;
    static final int LEAF = 0x02;
    static final int OVERFLOW = 0x04;
    /** A value that stands in pages of its own. */
    static final int BIG = 0x01;

    private static final int META = 0x08;
    private static final int MAGIC = 0xBEEFC0DE;
    private static final int VERSION = 1;
    private static final int MAP_AT = 32;
    private static final int FREE_AT = 40;
    private static final int MAIN_AT = FREE_AT + 48;
    /** Of the data base of free pages, which is empty. */
    private static final int WHOLE_KEYS = 0x08;

    private MetaPage() {}

    /**
     * Writes what begins a first page.
     *
     * @param number of it, which is that of its transaction, too
     * @param pages of the file
     */
    static void put(ByteBuffer page, int number, int pageBytes, long pages) {
        page.putLong(0, number).putShort(10, (short) META).putInt(16, MAGIC).putInt(20, VERSION);
        page.putLong(MAP_AT, pages * pageBytes).putInt(FREE_AT, pageBytes).putShort(FREE_AT + 4, (short) WHOLE_KEYS);
        page.putLong(FREE_AT + 40, -1).putLong(MAIN_AT + 48, pages - 1).putLong(MAIN_AT + 56, number);
    }

    /** Writes which tree holds. */
    static void putTree(ByteBuffer page, TreeWriter.Tree tree, long valuePages, long entries) {
        page.putShort(MAIN_AT + 6, (short) tree.depth()).putLong(MAIN_AT + 8, tree.branches());
        page.putLong(MAIN_AT + 16, tree.leaves()).putLong(MAIN_AT + 24, valuePages);
        page.putLong(MAIN_AT + 32, entries).putLong(MAIN_AT + 40, tree.root());
    }
}
