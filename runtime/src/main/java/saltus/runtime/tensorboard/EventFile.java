package saltus.runtime.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import saltus.runtime.AtomicFile;
import saltus.runtime.FileProblem;

/** The event file of a run: {@code tensorboard/events.out.tfevents.0.saltus}. */
final class EventFile {
    private final Path path;

    EventFile(Path folder) {
        this.path = folder.resolve("tensorboard").resolve("events.out.tfevents.0.saltus");
    }

    /**
     * Writes the file anew, completely or not at all.
     *
     * @param start wall time of the first record
     * @param events hands them on, in the order of the file
     */
    void write(double start, Consumer<Consumer<Event>> events) {
        try {
            Files.createDirectories(path.getParent());
        } catch (IOException e) {
            throw FileProblem.cannotWrite(path, e);
        }
        AtomicFile.write(path, out -> {
            out.write(Event.head(start));
            events.accept(event -> {
                try {
                    out.write(event.record());
                } catch (IOException e) {
                    throw FileProblem.cannotWrite(path, e);
                }
            });
        });
    }

    /** Adds an event; one that the disk takes in part only is taken back. */
    void append(Event event) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            long before = channel.size();
            try {
                channel.position(before);
                ByteBuffer record = ByteBuffer.wrap(event.record());
                while (record.hasRemaining()) {
                    channel.write(record);
                }
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
        } catch (IOException e) {
            throw FileProblem.cannotWrite(path, e);
        }
    }
}
