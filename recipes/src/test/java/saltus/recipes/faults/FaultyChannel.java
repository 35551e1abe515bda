package saltus.recipes.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file on a disk that fails: a write that meets a fault leaves half of its bytes. */
final class FaultyChannel extends FileChannel {
    private final FileChannel real;
    private final Path path;
    private final Disk disk;

    FaultyChannel(FileChannel real, Path path, Disk disk) {
        this.real = real;
        this.path = path;
        this.disk = disk;
    }

    /** A part of a buffer, which is taken from it when the operation is done. */
    private interface Part {
        int with(ByteBuffer buffer) throws IOException;
    }

    private static int some(ByteBuffer buffer, int bytes, Part operation) throws IOException {
        ByteBuffer part = buffer.slice().limit(Math.min(bytes, buffer.remaining()));
        int done = operation.with(part);
        buffer.position(buffer.position() + Math.max(0, done));
        return done;
    }

    private int read(ByteBuffer target, Part operation) throws IOException {
        disk.about(Operation.READ, path);
        return some(target, disk.readsShort() ? Math.max(1, target.remaining() / 2) : target.remaining(), operation);
    }

    private int write(ByteBuffer source, Part operation) throws IOException {
        if (disk.fails(Operation.WRITE, path)) {
            if (!disk.isReadOnly()) {
                some(source, source.remaining() / 2, operation);
            }
            throw disk.problem(path);
        }
        return operation.with(source);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return read(target, real::read);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return read(target, part -> real.read(part, position));
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return read(targets[offset]);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return write(source, real::write);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return write(source, part -> real.write(part, position));
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        return write(sources[offset]);
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        disk.about(Operation.ATTRIBUTES, path);
        return real.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        disk.about(Operation.TRUNCATE, path);
        real.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        disk.about(Operation.FORCE, path);
        real.force(metaData);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        disk.about(Operation.READ, path);
        return real.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        disk.about(Operation.WRITE, path);
        return real.transferFrom(source, position, count);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        disk.about(mode == MapMode.READ_ONLY ? Operation.READ : Operation.WRITE, path);
        return real.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        disk.about(Operation.LOCK, path);
        return real.lock(position, size, shared);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        disk.about(Operation.LOCK, path);
        return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }
}
