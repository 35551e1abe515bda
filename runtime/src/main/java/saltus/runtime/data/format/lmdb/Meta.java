package saltus.runtime.data.format.lmdb;

import java.nio.ByteBuffer;
import saltus.runtime.data.format.OpenFile;

/**
 * What one of the two first pages says about the whole file. A writer changes them in turn, so that one is always whole.
 *
 * @param pageBytes size of a page
 * @param flags of the unnamed data base; 0 for one value a key in the order of bytes
 * @param depth of its tree
 * @param entries in it
 * @param root page of it; negative if it is empty
 * @param lastPage number of the last page in use
 * @param transaction that wrote this, counted
 */
record Meta(int pageBytes, int flags, int depth, long entries, long root, long lastPage, long transaction) {
    private static final int BYTES = 152;
    private static final int MAGIC = 0xBEEFC0DE;
    private static final int VERSION = 1;
    private static final int META = 0x08;
    private static final int LEAST_PAGE = 512;
    private static final int GREATEST_PAGE = 1 << 16;
    private static final int FREE_AT = 40;
    private static final int MAIN_AT = FREE_AT + 48;

    /** True if the first bytes are those of such a file. */
    static boolean begins(byte[] bytes) {
        return bytes.length >= 24 && ByteBuffer.wrap(bytes).getInt(16) == Integer.reverseBytes(MAGIC);
    }

    /**
     * What holds: the later of the two that are whole.
     *
     * @throws DamageException if neither is
     */
    static Meta of(OpenFile file) throws DamageException {
        DamageException.require(file.has(0, BYTES), "it has no first page");
        ByteBuffer first = file.read(0, BYTES);
        DamageException.require(first.getInt(16) == MAGIC, "it does not begin as LMDB writes it on machines like this");
        DamageException.require(
                first.getInt(20) == VERSION, "it is of data format %d, where 1 is read", first.getInt(20));
        Meta one = parse(first, 0);
        DamageException.require(
                one.pageBytes >= LEAST_PAGE && one.pageBytes <= GREATEST_PAGE && Integer.bitCount(one.pageBytes) == 1,
                "its pages have %d bytes, where a power of two from %d to %d belongs",
                one.pageBytes,
                LEAST_PAGE,
                GREATEST_PAGE);
        Meta two = file.has(one.pageBytes, BYTES) ? parse(file.read(one.pageBytes, BYTES), 1) : one;
        Meta later = two.transaction > one.transaction && two.pageBytes == one.pageBytes ? two : one;
        later.check(file);
        return later;
    }

    private static Meta parse(ByteBuffer page, long number) {
        boolean whole = page.getInt(16) == MAGIC
                && page.getInt(20) == VERSION
                && page.getLong(0) == number
                && (page.getShort(10) & META) != 0;
        return new Meta(
                page.getInt(FREE_AT),
                Short.toUnsignedInt(page.getShort(MAIN_AT + 4)),
                Short.toUnsignedInt(page.getShort(MAIN_AT + 6)),
                page.getLong(MAIN_AT + 32),
                page.getLong(MAIN_AT + 40),
                page.getLong(MAIN_AT + 48),
                whole ? page.getLong(MAIN_AT + 56) : -1);
    }

    private void check(OpenFile file) throws DamageException {
        DamageException.require(transaction >= 0, "neither of its first pages is whole");
        DamageException.require(
                flags == 0, "its keys are no texts with one value each, which alone is read (flags %d)", flags);
        DamageException.require(
                lastPage >= 1 && lastPage < file.size() / pageBytes,
                "it should have %d pages and has %d, so that it was cut off",
                lastPage + 1,
                file.size() / pageBytes);
        DamageException.require(root < 0 || root <= lastPage, "its tree begins at page %d, which it has not", root);
        DamageException.require(entries >= 0, "it has %d entries", entries);
    }
}
