package saltus.recipes.faults;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts the operations on a disk, and lets one of them meet a fault. */
final class Disk {
    private @Nullable Fault fault;
    private long at;
    private long operations;
    private boolean shortReads;
    private @Nullable String met;

    /** A disk that is well, whose operations that a fault could meet are counted from now on. */
    void well() {
        fault = null;
        operations = 0;
        met = null;
    }

    /** From now on the operation of a number meets a fault: the first that it can meet is number 1. */
    void fails(Fault with, long number) {
        well();
        fault = with;
        at = number;
    }

    /** From now on a read returns a byte where it could return many. */
    void readsShort(boolean isShort) {
        shortReads = isShort;
    }

    boolean readsShort() {
        return shortReads;
    }

    /** The operation that has met the fault; null if none has. */
    @Nullable
    String met() {
        return met;
    }

    /**
     * An operation is about to happen.
     *
     * @throws IOException if it fails
     */
    void about(Operation operation, Path path) throws IOException {
        if (fails(operation, path)) {
            throw problem(path);
        }
    }

    /** What an operation that fails throws. */
    FileSystemException problem(Path path) {
        return new FileSystemException(
                path.toString(), null, Objects.requireNonNull(fault).reason());
    }

    /** True if an operation fails, which the caller has to see to. */
    boolean fails(Operation operation, Path path) {
        if (fault == null || !fault.meets(operation)) {
            return false;
        }
        operations++;
        boolean fails = fault.stays() ? operations >= at : operations == at;
        if (fails && met == null) {
            met = operation + " " + path;
        }
        return fails;
    }
}
