package saltus.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The right to write into a folder, which one command has at a time. The system gives it up when the command's process
 * dies, so that a kill locks nobody out.
 *
 * <p>The folder is made if it is not there; if nothing was put into it, it is gone again when the right is given back.
 */
public final class FolderLock implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FolderLock.class.getName());
    private static final String NAME = ".lock";
    private static final int PADDING = 4096;

    /** Locks of this process: to open the file of one a second time would give it up. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Path key;
    private final List<Path> made;
    private final FileChannel channel;

    private FolderLock(Path folder, Path key, List<Path> made, FileChannel channel) {
        this.folder = folder;
        this.key = key;
        this.made = made;
        this.channel = channel;
    }

    /**
     * Takes the right.
     *
     * @throws BadInputException if another command has it, or if the folder cannot be made or written
     */
    public static FolderLock of(Path folder) {
        List<Path> made = new ArrayList<>();
        try {
            make(folder.toAbsolutePath().normalize(), made);
            Path key = folder.toRealPath();
            if (!OWN.add(key)) {
                throw taken(folder, "");
            }
            try {
                return new FolderLock(folder, key, made, locked(folder));
            } catch (IOException | RuntimeException e) {
                OWN.remove(key);
                throw e;
            }
        } catch (IOException e) {
            removeEmpty(made);
            throw FileProblem.cannotWrite(folder, e);
        } catch (RuntimeException e) {
            removeEmpty(made);
            throw e;
        }
    }

    private static void make(Path folder, List<Path> made) throws IOException {
        Path parent = folder.getParent();
        if (parent != null) {
            make(parent, made); // first, since nobody can look below a file
        }
        Place place = Place.at(folder);
        if (place == Place.FOLDER) {
            return;
        }
        if (place == Place.FILE) {
            throw new BadInputException(
                    "The folder '%s' cannot be made: there is a file of that name; give another path."
                            .formatted(folder));
        }
        try {
            Files.createDirectory(folder);
            made.add(0, folder);
        } catch (FileAlreadyExistsException e) {
            if (Place.at(folder) != Place.FOLDER) { // else somebody was faster
                throw new BadInputException(
                        "The folder '%s' cannot be made: there is a link to nothing; give another path."
                                .formatted(folder));
            }
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        while (true) {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (tryLock(channel, folder) == null) {
                    throw taken(folder, channel);
                }
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            try {
                if (isStill(file, channel)) {
                    return channel;
                }
                channel.close();
            } catch (IOException | RuntimeException e) {
                try (channel) {
                    Files.deleteIfExists(file); // it is ours
                }
                throw e;
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel, Path folder) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw taken(folder, "");
        } catch (IOException e) {
            throw new DiskException(
                    "The folder '%s' lies on a file system that cannot lock files (%s), so that two commands could write into it at once; give a folder elsewhere with --out."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    /**
     * Whoever had the lock before has deleted the file: a lock on a file that nobody finds any more locks nothing. The
     * file of that name is not opened to find out, since closing a second channel would give the lock up; it is this one
     * if it takes on every size that this one is given.
     */
    private static boolean isStill(Path file, FileChannel channel) throws IOException {
        byte[] holder = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3; i++) {
            byte[] content = Arrays.copyOf(
                    holder, holder.length + ThreadLocalRandom.current().nextInt(PADDING));
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(content), 0);
            if (Place.at(file) != Place.FILE || Files.size(file) != content.length) {
                return false;
            }
        }
        channel.truncate(holder.length);
        return true;
    }

    /** Says who has it, as far as that process has said so. */
    private static BadInputException taken(Path folder, FileChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(20);
        channel.read(start, 0);
        String holder = new String(start.array(), 0, start.position(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .filter(text -> text.matches("[0-9]+"))
                .map(text -> " (process " + text + ")")
                .orElse("");
        return taken(folder, holder);
    }

    private static BadInputException taken(Path folder, String holder) {
        return new BadInputException(
                "The folder '%s' is being written by another command%s; wait until it ends, or give another folder with --out."
                        .formatted(folder, holder));
    }

    private static void removeEmpty(List<Path> made) {
        for (Path folder : made) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "the folder " + folder + " cannot be removed", e);
                return;
            }
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(folder.resolve(NAME));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the lock of " + folder + " cannot be removed", e);
        } finally {
            OWN.remove(key);
        }
        removeEmpty(made);
    }
}
