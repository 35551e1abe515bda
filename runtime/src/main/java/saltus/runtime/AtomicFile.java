package saltus.runtime;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file completely or not at all.
 *
 * <p>The content goes to a temporary file in the folder of the target, which is flushed to the disk and then renamed
 * over the target. Whoever opens the target sees the old content or the new one, also after a power cut. What a killed
 * command has left behind is removed by the next one that writes into the folder.
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
        writeAt(target, channel -> {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
            content.accept(out);
            out.flush();
        });
    }

    /**
     * The same for a content that goes back to what it has written.
     *
     * @param content writes the content to a channel, which it leaves open
     */
    public static void writeAt(Path target, IoConsumer<? super FileChannel> content) {
        Path folder = folderOf(target);
        try {
            try (TemporaryFile temporary = TemporaryFile.in(folder)) {
                writeAndFlush(temporary, content);
                Files.move(temporary.path(), target, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw FileProblem.cannotWrite(target, e);
        }
        flushFolder(folder);
    }

    /**
     * Refuses a target that cannot be written to, before anything slow is done for it.
     *
     * @throws BadInputException if its folder is not there or refuses new files, or if it is a folder itself
     */
    public static void requireWritable(Path target) {
        Path folder = folderOf(target);
        if (!Files.isWritable(folder)) {
            throw new BadInputException(
                    "Cannot write '%s': there is no right to write into the folder '%s'; correct it or give another path."
                            .formatted(target, folder));
        }
    }

    private static Path folderOf(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || Place.at(target) == Place.FOLDER) {
            throw new BadInputException(
                    "Cannot write '%s': it is a folder; give the path of a file.".formatted(target));
        }
        if (Place.at(folder) != Place.FOLDER) {
            throw new BadInputException("Cannot write '%s': there is no folder '%s'; create it or give another path."
                    .formatted(target, folder));
        }
        return folder;
    }

    /**
     * A channel is closed when its thread is interrupted, and the last checkpoint of an interrupted training is the one
     * that matters: the interruption waits until the file is there.
     */
    private static void writeAndFlush(TemporaryFile temporary, IoConsumer<? super FileChannel> content)
            throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            content.accept(temporary.channel());
            temporary.channel().force(true);
        } catch (ClosedByInterruptException e) {
            interrupted = true;
            throw e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
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
