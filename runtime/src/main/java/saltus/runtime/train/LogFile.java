package saltus.runtime.train;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
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
    private final BufferedWriter writer;

    private LogFile(Path path, BufferedWriter writer) {
        this.path = path;
        this.writer = writer;
    }

    /** The file with the lines so far. */
    static LogFile of(Path path, RunHistory history) {
        AtomicFile.write(path, out -> out.write(history.log()));
        try {
            return new LogFile(path, Files.newBufferedWriter(path, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw FileProblem.cannotWrite(path, e);
        }
    }

    void append(String line) {
        try {
            writer.write(line + "\n");
            writer.flush();
        } catch (IOException e) {
            throw FileProblem.cannotWrite(path, e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw FileProblem.cannotWrite(path, e);
        }
    }
}
