package saltus.runtime;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Turns what the operating system says about a file into a sentence for the person who named that file. */
public final class FileProblem {
    private static final Pattern JAVA = Pattern.compile("Exception|Error\\b|\\b(?:java|javax|jdk|sun|com)\\.[a-z]");

    private FileProblem() {}

    /** The exception for a file that could not be written; the message names the path and the reason. */
    public static DiskException cannotWrite(Path path, IOException cause) {
        return new DiskException(
                "Cannot write '%s': %s; free some space, correct the rights or give another path."
                        .formatted(path, reason(cause)),
                cause);
    }

    /** The exception for a file that could not be read; the message names the path and the reason. */
    public static DiskException cannotRead(Path path, IOException cause) {
        return new DiskException(
                "Cannot read '%s': %s; check the path and the rights on it.".formatted(path, reason(cause)), cause);
    }

    /** Why it failed, in a clause without words of Java's. */
    public static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "something of that name is there";
        }
        if (cause instanceof NotDirectoryException) {
            return "it is no folder";
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        }
        if (cause instanceof CharacterCodingException) {
            return "it is no text in UTF-8";
        }
        if (cause instanceof EOFException) {
            return "it ends too early";
        }
        if (cause instanceof ClosedChannelException) {
            return "it was closed meanwhile";
        }
        // An encoder of pictures wraps what the disk says into a text that says nothing.
        if (cause.getCause() instanceof IOException deeper) {
            return reason(deeper);
        }
        // The message of these starts with the path, which the sentence already has.
        String text = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return text == null || text.isBlank() || JAVA.matcher(text).find() ? "the system does not say why" : text;
    }
}
