package saltus.runtime.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.ReadableFile;

/**
 * What a user's TorchScript file is given for, and what is said of one that cannot be that.
 *
 * @param file that was given
 * @param what it is to be, with its article
 * @param fix what to give instead, as the end of a sentence
 */
record ForeignUse(Path file, String what, String fix) {
    /**
     * Reads the file.
     *
     * @param use makes something of what it holds; an {@link IllegalArgumentException} of it says in a clause why it cannot
     * @throws BadInputException if the file holds no module, one that does more than compute, or one of no use
     */
    <T> T read(Function<ForeignFile, T> use) {
        ReadableFile.require(file);
        try {
            return use.apply(ForeignFile.read(file));
        } catch (ZipException e) {
            throw refused("it is no archive", e);
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage(), e);
        } catch (ProgramException e) {
            throw refused("the engine does not load it: '%s'".formatted(e.reason()), e);
        } catch (IOException e) {
            throw FileProblem.cannotRead(file, e);
        }
    }

    /**
     * Tries it for the first time, within two minutes.
     *
     * @param on what it is tried, for people
     * @throws BadInputException if that does not end
     */
    void trial(String on, Runnable trial) {
        Trial.of(
                what,
                trial,
                why -> refused("of %s it had not finished after %d s".formatted(on, Trial.PATIENCE_SECONDS), why));
    }

    /** A refusal. */
    BadInputException refused(@Nullable String why, @Nullable Exception cause) {
        BadInputException refused =
                new BadInputException("The file '%s' cannot be %s: %s; %s.".formatted(file, what, why, fix));
        refused.initCause(cause);
        return refused;
    }
}
