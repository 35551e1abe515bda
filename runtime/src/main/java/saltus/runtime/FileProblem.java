package saltus.runtime;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Turns what the operating system says about a file into a sentence for the person who named that file. */
public final class FileProblem {
    private FileProblem() {}

    /** The exception for a file that could not be written; the message names the path and the reason. */
    public static BadInputException cannotWrite(Path path, IOException cause) {
        return new BadInputException(
                "Cannot write '%s': %s; free some space, correct the rights or give another path."
                        .formatted(path, reason(cause)),
                cause);
    }

    /** The exception for a file that could not be read; the message names the path and the reason. */
    public static BadInputException cannotRead(Path path, IOException cause) {
        return new BadInputException(
                "Cannot read '%s': %s; check the path and the rights on it.".formatted(path, reason(cause)), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        // An encoder of pictures wraps what the disk says into a text that says nothing.
        if (cause.getCause() instanceof IOException deeper) {
            return reason(deeper);
        }
        // The message of these starts with the path, which the sentence already has.
        String text = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return text == null ? cause.getClass().getSimpleName() : text;
    }
}
