package saltus.runtime;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes a file completely or not at all.
 *
 * <p>The content goes to a temporary file in the folder of the target, which is flushed to the disk and then renamed
 * over the target. Whoever opens the target sees the old content or the new one, also after a power cut.
 */
public final class AtomicFile {
    private static final System.Logger LOG = System.getLogger(AtomicFile.class.getName());
    private static final int BUFFER_BYTES = 1 << 16;

    private AtomicFile() {}

    /**
     * Writes {@code target}, replacing a file of that name.
     *
     * @param target a path in a folder that exists
     * @param content writes the content to a buffered stream, which it need not close
     * @throws BadInputException if the disk refuses (full, not writable, no such folder); whatever the content throws
     *     unchecked comes through as it is. In both cases the old file is intact and nothing else is left
     */
    public static void write(Path target, IoConsumer<? super OutputStream> content) {
        Path folder = folderOf(target);
        Path temporary = folder.resolve(temporaryName());
        try {
            try {
                // Not a channel: a channel is closed when its thread is interrupted, and the last checkpoint of an
                // interrupted training is the one that matters.
                Files.createFile(temporary);
                writeAndFlush(temporary, content);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw FileProblem.cannotWrite(target, e);
        }
        flushFolder(folder);
    }

    private static Path folderOf(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new BadInputException(
                    "Cannot write '%s': it is a folder; give the path of a file.".formatted(target));
        }
        if (!Files.isDirectory(folder)) {
            throw new BadInputException("Cannot write '%s': there is no folder '%s'; create it or give another path."
                    .formatted(target, folder));
        }
        return folder;
    }

    private static String temporaryName() {
        return ".saltus-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + ".tmp";
    }

    private static void writeAndFlush(Path temporary, IoConsumer<? super OutputStream> content) throws IOException {
        try (FileOutputStream file = new FileOutputStream(temporary.toFile());
                OutputStream out = new BufferedOutputStream(file, BUFFER_BYTES)) {
            content.accept(out);
            out.flush();
            file.getFD().sync();
        }
    }

    /** Makes the rename itself durable. The file is complete by then, so a system that refuses this is no failure. */
    private static void flushFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the folder " + folder + " cannot be flushed", e);
        }
    }
}
