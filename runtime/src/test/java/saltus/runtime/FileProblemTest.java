package saltus.runtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UTFDataFormatException;
import java.io.UnsupportedEncodingException;
import java.net.MalformedURLException;
import java.net.SocketException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.UnmappableCharacterException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.imageio.IIOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the disk says, the sentence is for a person: no word of Java's is in it, and something always is. */
class FileProblemTest {
    private static final Pattern JAVA = Pattern.compile("Exception|\\bjava|\\bnull\\b|\\bsun\\.");

    static Stream<IOException> kinds() {
        String file = "a.file";
        List<IOException> simple = List.of(
                new IOException(),
                new IOException(""),
                new IOException("java.lang.IllegalStateException: closed"),
                new IOException(new IllegalStateException("x")),
                new IOException("No space left on device"),
                new EOFException(),
                new FileNotFoundException(),
                new FileNotFoundException("a.file (Is a directory)"),
                new InterruptedIOException(),
                new UTFDataFormatException(),
                new UnsupportedEncodingException(),
                new MalformedURLException(),
                new SocketException(),
                new ClosedChannelException(),
                new AsynchronousCloseException(),
                new ClosedByInterruptException(),
                new FileLockInterruptionException(),
                new MalformedInputException(1),
                new UnmappableCharacterException(1),
                new ZipException(),
                new ZipException("zip END header not found"),
                new IIOException("Can't create an ImageInputStream!"),
                new IIOException("Caught exception during read: ", new EOFException()));
        List<IOException> ofFiles = List.of(
                new AccessDeniedException(file),
                new AtomicMoveNotSupportedException(file, file, null),
                new DirectoryNotEmptyException(file),
                new FileAlreadyExistsException(file),
                new FileSystemException(file),
                new FileSystemException(file, null, "Stale file handle"),
                new FileSystemLoopException(file),
                new NoSuchFileException(file),
                new NotDirectoryException(file),
                new NotLinkException(file));
        return Stream.concat(simple.stream(), ofFiles.stream());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void noWordOfJava(IOException kind) {
        for (BadInputException problem : List.of(
                FileProblem.cannotRead(Path.of("a.file"), kind), FileProblem.cannotWrite(Path.of("a.file"), kind))) {
            String sentence = problem.getMessage();
            assertFalse(JAVA.matcher(sentence).find(), sentence);
            assertTrue(sentence.matches("Cannot (read|write) 'a.file': \\S.+; .+\\."), sentence);
        }
    }
}
