package saltus.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file on its way to be another one. It is locked while it is written, and the system gives the lock up when its
 * process dies, however it dies: so the temporary files of the dead can be told from those of the living.
 *
 * @param path where it is
 * @param channel what writes it
 */
record TemporaryFile(Path path, FileChannel channel) implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TemporaryFile.class.getName());
    private static final String BEGINNING = ".saltus-";
    private static final String ENDING = ".tmp";

    /** Files of this process: to open one of them a second time would give its lock up. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    /** Folders that this process has looked through. */
    private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

    /** A new empty one; what the dead have left in the folder is removed, once for each folder. */
    static TemporaryFile in(Path folder) throws IOException {
        if (SWEPT.add(folder)) {
            sweep(folder);
        }
        while (true) {
            Path path = folder.resolve(BEGINNING
                    + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong())
                    + ENDING);
            OWN.add(path);
            try {
                FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                lock(channel, path);
                return new TemporaryFile(path, channel);
            } catch (FileAlreadyExistsException another) {
                OWN.remove(path);
            } catch (IOException e) {
                OWN.remove(path);
                throw e;
            }
        }
    }

    /** Without locks nobody sweeps, either. */
    private static void lock(FileChannel channel, Path path) {
        try {
            channel.tryLock();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the file " + path + " cannot be locked", e);
        }
    }

    private static void sweep(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, BEGINNING + "*" + ENDING)) {
            for (Path file : files) {
                if (!OWN.contains(file)) {
                    deleteIfDead(file);
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the folder " + folder + " cannot be looked through", e);
        }
    }

    private static void deleteIfDead(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
        } catch (OverlappingFileLockException alive) {
            LOG.log(System.Logger.Level.DEBUG, "the file " + file + " is being written");
        }
    }

    /** Removes the file, unless it has become another one. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        } finally {
            OWN.remove(path);
        }
    }
}
