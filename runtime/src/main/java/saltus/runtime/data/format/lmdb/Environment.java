package saltus.runtime.data.format.lmdb;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import saltus.runtime.BadInputException;
import saltus.runtime.data.format.OpenFile;

/** The data base of an environment, read page by page by any thread. */
final class Environment {
    /** As deep as LMDB itself follows a tree. */
    private static final int MOST_DEPTH = 32;

    private final OpenFile file;
    private final Meta meta;
    private final long pages;

    private Environment(OpenFile file, Meta meta) {
        this.file = file;
        this.meta = meta;
        this.pages = meta.lastPage() + 1;
    }

    /** Takes the entries of a tree, in the order of their keys. */
    @FunctionalInterface
    interface Visitor {
        void visit(byte[] key, Page leaf, int node) throws DamageException;
    }

    /**
     * Opens a data file.
     *
     * @throws BadInputException if it cannot be read, or is none
     */
    static Environment open(Path path) {
        OpenFile file = OpenFile.of(path);
        try {
            return new Environment(file, Meta.of(file));
        } catch (DamageException e) {
            file.close();
            throw unusable(path, e);
        }
    }

    private static BadInputException unusable(Path path, DamageException e) {
        return new BadInputException(
                "'%s' is no usable LMDB data base: %s; copy or write it again, and not while it is written."
                        .formatted(path, e.getMessage()));
    }

    /** The sentence for a data base that is damaged. */
    BadInputException unusable(DamageException e) {
        return unusable(file.path(), e);
    }

    Path path() {
        return file.path();
    }

    /** Entries, as the file says. */
    long entries() {
        return meta.entries();
    }

    /** Goes through all entries. */
    void visit(Visitor visitor) throws DamageException {
        if (meta.root() >= 0) {
            // A tree that leads back into itself would never end; no page of a sound one is seen twice.
            visit(meta.root(), 1, new long[] {pages}, visitor);
        }
    }

    private void visit(long number, int depth, long[] left, Visitor visitor) throws DamageException {
        DamageException.require(
                depth <= MOST_DEPTH && --left[0] >= 0, "its tree leads back into itself at page %d", number);
        Page page = page(number);
        for (int node = 0; node < page.nodes(); node++) {
            if (page.isLeaf()) {
                visitor.visit(page.key(node), page, node);
            } else {
                visit(page.child(node), depth + 1, left, visitor);
            }
        }
    }

    /** A page of the tree. */
    Page page(long number) throws DamageException {
        requirePages(number, 1);
        return new Page(file.read(number * meta.pageBytes(), meta.pageBytes()), number).check();
    }

    /**
     * A part of a value.
     *
     * @param from the first byte of the part
     * @param most bytes; fewer if the value ends before
     */
    ByteBuffer value(Page leaf, int node, int from, int most) throws DamageException {
        int flags = leaf.flags(node);
        DamageException.require(
                flags == 0 || flags == Page.BIG,
                "it holds further data bases or several values a key, which are not read");
        ByteBuffer value = leaf.value(node);
        if (flags == 0) {
            int start = Math.min(from, value.limit());
            return value.slice(start, Math.min(most, value.limit() - start));
        }
        long first = value.getLong(0);
        requirePages(first, 1);
        ByteBuffer header = file.read(first * meta.pageBytes(), Page.HEADER_BYTES);
        long pages = Integer.toUnsignedLong(header.getInt(12));
        long bytes = leaf.valueBytes(node);
        requirePages(first, pages);
        DamageException.require(
                header.getLong(0) == first
                        && (header.getShort(10) & Page.OVERFLOW) != 0
                        && bytes <= pages * meta.pageBytes() - Page.HEADER_BYTES,
                "the value at page %d is damaged",
                first);
        long start = Math.min(from, bytes);
        return file.read(first * meta.pageBytes() + Page.HEADER_BYTES + start, (int) Math.min(most, bytes - start));
    }

    /** Refuses a value that is not there as a whole, without reading it. */
    void requireWhole(Page leaf, int node) throws DamageException {
        if (leaf.flags(node) == Page.BIG) {
            long bytes = Page.HEADER_BYTES + leaf.valueBytes(node);
            requirePages(leaf.value(node).getLong(0), (bytes + meta.pageBytes() - 1) / meta.pageBytes());
        }
    }

    private void requirePages(long first, long count) throws DamageException {
        DamageException.require(
                first >= 2 && first < pages && count >= 1 && count <= pages - first,
                "it leads to page %d and has %d pages, so that it is damaged or was cut off",
                first + Math.max(0, count - 1),
                pages);
    }
}
