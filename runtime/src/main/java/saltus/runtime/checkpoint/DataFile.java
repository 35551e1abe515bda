package saltus.runtime.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import saltus.runtime.ReadableFile;

/** A file that is read at any place, in little-endian chunks that fit the memory whatever the size of the file. */
final class DataFile implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 20;

    private final FileChannel channel;

    private DataFile(FileChannel channel) {
        this.channel = channel;
    }

    static DataFile open(Path path) throws IOException {
        ReadableFile.require(path);
        return new DataFile(FileChannel.open(path, StandardOpenOption.READ));
    }

    long size() throws IOException {
        return channel.size();
    }

    /** Reads {@code count} bytes from {@code from} on into a new buffer. */
    ByteBuffer read(long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        fill(buffer, from);
        return buffer;
    }

    /** Hands on the bytes from {@code from} to {@code to} in chunks whose sizes are multiples of 8, but for the last. */
    void stream(long from, long to, Consumer<ByteBuffer> consumer) throws IOException {
        ByteBuffer chunk =
                ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, to - from)).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = from; at < to; at += chunk.limit()) {
            chunk.clear().limit((int) Math.min(chunk.capacity(), to - at));
            fill(chunk, at);
            consumer.accept(chunk);
        }
    }

    private void fill(ByteBuffer buffer, long from) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new IOException("it ends early, another program may have shortened it");
            }
        }
        buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
