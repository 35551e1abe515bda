package saltus.recipes.faults;

import java.util.Set;

/** What is wrong with a disk. */
enum Fault {
    /** There is no room, from some operation on; what needs none goes on. */
    FULL("No space left on device", true, Set.of(Operation.FOLDER, Operation.OPEN_TO_WRITE, Operation.WRITE)),
    /** A single operation fails. */
    BROKEN("Input/output error", false, Set.of(Operation.values())),
    /** Nothing can be changed, from some operation on. */
    READ_ONLY(
            "Read-only file system",
            true,
            Set.of(Operation.FOLDER, Operation.OPEN_TO_WRITE, Operation.WRITE, Operation.RENAME, Operation.DELETE));

    private final String reason;
    private final boolean stays;
    private final Set<Operation> operations;

    Fault(String reason, boolean stays, Set<Operation> operations) {
        this.reason = reason;
        this.stays = stays;
        this.operations = operations;
    }

    /** As the operating system says it. */
    String reason() {
        return reason;
    }

    /** True if it stays once it is there. */
    boolean stays() {
        return stays;
    }

    /** True if it can meet an operation. */
    boolean meets(Operation operation) {
        return operations.contains(operation);
    }
}
