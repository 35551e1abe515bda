package saltus.recipes.faults;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** What is wrong with a disk. */
enum Fault {
    /** There is no room, from some request on; what needs none goes on. */
    FULL(true, "No space left on device"),
    /** A single request fails. */
    BROKEN(false, "Input/output error"),
    /** Nothing can be changed, from some request on. */
    READ_ONLY(true, "Read-only file system"),
    /** The right to something is missing. */
    DENIED(false, "permission denied");

    private final boolean stays;
    private final String reason;

    Fault(boolean stays, String reason) {
        this.stays = stays;
        this.reason = reason;
    }

    /** What a request for a file throws, as Java does for the operating system's answer. */
    FileSystemException problem(String file) {
        return this == DENIED ? new AccessDeniedException(file) : new FileSystemException(file, null, reason);
    }

    /** The reason in words. */
    String reason() {
        return reason;
    }

    /** True if it stays once it is there. */
    boolean stays() {
        return stays;
    }

    /** True if it can meet an operation. */
    boolean meets(Operation operation) {
        return switch (operation) {
            case FOLDER, OPEN_TO_WRITE -> true;
            case WRITE -> this != DENIED;
            case TRUNCATE -> this == BROKEN || this == READ_ONLY;
            case RENAME, DELETE -> this != FULL;
            case OPEN_TO_READ, LIST -> this == BROKEN || this == DENIED;
            case FORCE, LOCK, READ, ATTRIBUTES -> this == BROKEN;
        };
    }
}
