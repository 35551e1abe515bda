package saltus.runtime.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.ReadableFile;

/** A file that is read at any place by any thread. */
public final class OpenFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final FileChannel channel;
    private final long size;

    private OpenFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    /**
     * Opens a file, which stays open.
     *
     * @throws BadInputException if it cannot be read, or is no regular file
     */
    public static OpenFile of(Path path) {
        ReadableFile.require(path);
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new OpenFile(path, channel, channel.size());
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }

    public Path path() {
        return path;
    }

    /** Bytes that it had when it was opened. */
    public long size() {
        return size;
    }

    /** True if it has so many bytes from there on; no sum of the two overflows. */
    public boolean has(long from, long count) {
        return from >= 0 && count >= 0 && from <= size && count <= size - from;
    }

    /** A new little-endian buffer of bytes, ready to be read. */
    public ByteBuffer read(long from, int count) {
        return ByteBuffer.wrap(bytes(from, count)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes of a part. */
    public byte[] bytes(long from, int count) {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, from + buffer.position()) < 0) {
                    throw new BadInputException(
                            "'%s' ends at %d bytes, where %d more belong; another program may have shortened it, get it again."
                                    .formatted(path, from + buffer.position(), buffer.remaining()));
                }
            }
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
        return buffer.array();
    }

    /** The bytes of a part one after the other. */
    public InputStream stream(long from, long count) {
        return new InputStream() {
            private final long end = from + count;
            private long next = from;
            private ByteBuffer buffer = ByteBuffer.allocate(0);

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int at, int most) {
                if (!buffer.hasRemaining()) {
                    if (next >= end) {
                        return -1;
                    }
                    buffer = OpenFile.this.read(next, (int) Math.min(BUFFER_BYTES, end - next));
                    next += buffer.remaining();
                }
                int got = Math.min(most, buffer.remaining());
                buffer.get(into, at, got);
                return got;
            }
        };
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }
}
