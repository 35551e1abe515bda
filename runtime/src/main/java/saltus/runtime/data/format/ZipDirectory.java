package saltus.runtime.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;

/**
 * The members of a ZIP archive and where they stand. Java's own reader tells what a member holds and not where, so that a
 * stored array could only be read from its beginning.
 */
public final class ZipDirectory {
    private static final int MOST_MEMBERS = 1 << 16;
    private static final int MOST_BYTES = 1 << 24;
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int END64 = 0x06064b50;
    private static final int END64_BYTES = 56;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int EXTRA64 = 1;
    private static final long NONE32 = 0xFFFF_FFFFL;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final OpenFile file;

    private ZipDirectory(OpenFile file) {
        this.file = file;
    }

    /**
     * A member.
     *
     * @param name with its folders
     * @param stored false if it is compressed
     * @param start of what is stored, behind the member's header
     * @param packed bytes that are stored
     * @param bytes of the member, unpacked, as the archive says
     */
    public record Member(String name, boolean stored, long start, long packed, long bytes) {
        /** The bytes of the member, unpacked. */
        InputStream stream(OpenFile file) {
            InputStream in = file.stream(start, packed);
            return stored
                    ? in
                    : new InflaterInputStream(in, new Inflater(true)) {
                        @Override
                        public void close() throws IOException {
                            inf.end();
                            super.close();
                        }
                    };
        }
    }

    /**
     * The members of an archive, in its order.
     *
     * @throws BadInputException if it is none, or one in parts, encrypted, or otherwise compressed
     */
    public static List<Member> of(OpenFile file) {
        return new ZipDirectory(file).members();
    }

    private List<Member> members() {
        long end = end();
        ByteBuffer tail = read(end, END_BYTES);
        long count = Short.toUnsignedInt(tail.getShort(10));
        long size = Integer.toUnsignedLong(tail.getInt(12));
        long start = Integer.toUnsignedLong(tail.getInt(16));
        if (end >= LOCATOR_BYTES && read(end - LOCATOR_BYTES, 4).getInt(0) == LOCATOR) {
            long end64 = read(end - LOCATOR_BYTES, LOCATOR_BYTES).getLong(8);
            ByteBuffer tail64 = read(end64, END64_BYTES);
            require(tail64.getInt(0) == END64, "its directory of long sizes is missing");
            count = tail64.getLong(32);
            size = tail64.getLong(40);
            start = tail64.getLong(48);
        }
        require(count >= 0 && count <= MOST_MEMBERS && size >= 0 && size <= MOST_BYTES, "it has too many members");
        ByteBuffer directory = read(start, (int) size);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(member(directory));
        }
        return members;
    }

    /** Looks for the last record from behind, since a comment may follow. */
    private long end() {
        long from = Math.max(0, file.size() - END_BYTES - LONGEST_COMMENT);
        ByteBuffer tail = read(from, (int) (file.size() - from));
        for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END
                    && at + END_BYTES + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit()) {
                return from + at;
            }
        }
        throw damaged("it has no directory at its end, so that it may be cut off");
    }

    private Member member(ByteBuffer directory) {
        require(directory.remaining() >= ENTRY_BYTES, "its directory is cut off");
        ByteBuffer entry =
                directory.slice(directory.position(), directory.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        require(entry.getInt(0) == ENTRY, "its directory is damaged");
        int flags = entry.getShort(8);
        int method = entry.getShort(10);
        int nameBytes = Short.toUnsignedInt(entry.getShort(28));
        int extraBytes = Short.toUnsignedInt(entry.getShort(30));
        int length = ENTRY_BYTES + nameBytes + extraBytes + Short.toUnsignedInt(entry.getShort(32));
        require(entry.remaining() >= length, "its directory is cut off");
        byte[] bytes = new byte[nameBytes];
        entry.get(ENTRY_BYTES, bytes);
        String name = new String(bytes, StandardCharsets.UTF_8);
        require((flags & 1) == 0, "its member %s is encrypted".formatted(Quoted.of(name)));
        require(
                method == STORED || method == DEFLATED,
                "its member %s is compressed in another way than numpy does".formatted(Quoted.of(name)));
        long[] sizes = {
            Integer.toUnsignedLong(entry.getInt(24)),
            Integer.toUnsignedLong(entry.getInt(20)),
            Integer.toUnsignedLong(entry.getInt(42))
        };
        long64(entry.slice(ENTRY_BYTES + nameBytes, extraBytes).order(ByteOrder.LITTLE_ENDIAN), sizes);
        directory.position(directory.position() + length);
        return located(name, method == STORED, sizes[1], sizes[0], sizes[2]);
    }

    /** Replaces the sizes that did not fit by those of the further field, in its order. */
    private static void long64(ByteBuffer extra, long[] sizes) {
        while (extra.remaining() >= 4) {
            int id = Short.toUnsignedInt(extra.getShort());
            int bytes = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
            if (id == EXTRA64) {
                ByteBuffer field = extra.slice(extra.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < sizes.length; i++) {
                    if (sizes[i] == NONE32 && field.remaining() >= Long.BYTES) {
                        sizes[i] = field.getLong();
                    }
                }
            }
            extra.position(extra.position() + bytes);
        }
    }

    private Member located(String name, boolean stored, long packed, long bytes, long header) {
        ByteBuffer local = read(header, LOCAL_BYTES);
        require(local.getInt(0) == LOCAL, "its member %s is not where it should be".formatted(Quoted.of(name)));
        long start = header
                + LOCAL_BYTES
                + Short.toUnsignedInt(local.getShort(26))
                + Short.toUnsignedInt(local.getShort(28));
        require(
                file.has(start, packed) && bytes >= 0 && (!stored || bytes == packed),
                "its member %s does not fit into it".formatted(Quoted.of(name)));
        return new Member(name, stored, start, packed, bytes);
    }

    private ByteBuffer read(long from, int count) {
        require(file.has(from, count), "it is cut off");
        return file.read(from, count);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw damaged(otherwise);
        }
    }

    private BadInputException damaged(String why) {
        return new BadInputException(
                "'%s' is no usable archive: %s; get or write it again.".formatted(file.path(), why));
    }
}
