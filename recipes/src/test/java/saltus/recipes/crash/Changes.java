package saltus.recipes.crash;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Counts what happens to files in a folder and below while a process works there. */
final class Changes implements AutoCloseable {
    private static final int POLL_MILLIS = 20;

    private final WatchService service;
    private int seen;

    /** Watches from now on. */
    Changes(Path folder) throws IOException {
        service = folder.getFileSystem().newWatchService();
        watch(folder);
    }

    private void watch(Path folder) throws IOException {
        folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path path : inside.filter(Files::isDirectory).toList()) {
                watch(path);
            }
        }
    }

    /** Changes so far. */
    int seen() {
        return seen;
    }

    /**
     * Waits until a change has happened, an instant has come, or the process has ended.
     *
     * @param number of the change, from 1
     * @param nanos on the clock of {@link System#nanoTime}
     */
    void await(int number, long nanos, Process process) throws IOException, InterruptedException {
        while (seen < number && System.nanoTime() < nanos && process.isAlive()) {
            long left = Math.max(0, Math.min(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS), nanos - System.nanoTime()));
            WatchKey key = service.poll(left, TimeUnit.NANOSECONDS);
            if (key != null) {
                read(key);
            }
        }
    }

    private void read(WatchKey key) throws IOException {
        Path folder = (Path) key.watchable();
        for (WatchEvent<?> event : key.pollEvents()) {
            seen++;
            if (event.kind() == ENTRY_CREATE && event.context() instanceof Path name) {
                follow(folder.resolve(name));
            }
        }
        key.reset();
    }

    private void follow(Path created) throws IOException {
        try {
            if (Files.isDirectory(created)) {
                watch(created);
            }
        } catch (NoSuchFileException | NotDirectoryException gone) {
            // what is there for a moment only need not be followed
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
