package saltus.recipes.faults;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps a list of the operations on a disk, and lets one of them meet a fault. */
final class Disk {
    private final List<Request> requests = new ArrayList<>();
    private @Nullable Fault fault;
    private int at;
    private boolean shortReads;
    private @Nullable Request met;

    /**
     * Something that was asked of the disk.
     *
     * @param operation what
     * @param path of what
     */
    record Request(Operation operation, Path path) {
        /** The file's name, one for all temporary files. */
        String name() {
            return String.valueOf(path.getFileName()).replaceAll("^\\.saltus-.*", "a temporary file");
        }

        @Override
        public String toString() {
            return operation + " " + path;
        }
    }

    /** From now on all is well, and the list begins anew. */
    void well() {
        fault = null;
        met = null;
        requests.clear();
    }

    /** From now on the request of a number meets a fault: the first is number 0. */
    void fails(Fault with, int number) {
        well();
        fault = with;
        at = number;
    }

    /** From now on a read returns half of what it could. */
    void readsShort(boolean isShort) {
        shortReads = isShort;
    }

    boolean readsShort() {
        return shortReads;
    }

    /** What was asked since all was well or began to fail. */
    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The request that has met the fault; null if none has. */
    @Nullable
    Request met() {
        return met;
    }

    /**
     * Something is asked.
     *
     * @throws IOException if it fails
     */
    void about(Operation operation, Path path) throws IOException {
        if (fails(operation, path)) {
            throw problem(path);
        }
    }

    /** True if nothing at all can be written. */
    boolean isReadOnly() {
        return fault == Fault.READ_ONLY;
    }

    /** What a request that fails throws. */
    FileSystemException problem(Path path) {
        return Objects.requireNonNull(fault).problem(path.toString());
    }

    /** True if a request fails, which the caller has to see to. */
    boolean fails(Operation operation, Path path) {
        Request request = new Request(operation, path);
        requests.add(request);
        int number = requests.size() - 1;
        if (fault == null || !fault.meets(operation) || !(fault.stays() ? number >= at : number == at)) {
            return false;
        }
        if (met == null) {
            met = request;
        }
        return true;
    }
}
