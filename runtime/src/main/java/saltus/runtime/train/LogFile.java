package saltus.runtime.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import saltus.runtime.AtomicFile;
import saltus.runtime.FileProblem;

/**
 * The log of a run as a file, to be followed while it grows. It is a copy of what the run remembers: whatever was in it is
 * replaced when a run begins or goes on.
 */
final class LogFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private LogFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** The file with the lines so far. */
    static LogFile of(Path path, RunHistory history) {
        byte[] log = history.log();
        AtomicFile.write(path, out -> out.write(log));
        try {
            return new LogFile(
                    path, FileChannel.open(path, StandardOpenOption.WRITE).position(log.length));
        } catch (IOException e) {
            throw FileProblem.cannotWrite(path, e);
        }
    }

    /** Adds a line; one that the disk takes in part only is taken back. */
    void append(String line) {
        try {
            long before = channel.position();
            try {
                ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
        } catch (IOException e) {
            throw FileProblem.cannotWrite(path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw FileProblem.cannotWrite(path, e);
        }
    }
}
