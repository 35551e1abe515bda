package saltus.recipes.faults;

/** What a program asks of a disk. */
enum Operation {
    FOLDER(true),
    OPEN_TO_WRITE(true),
    WRITE(true),
    FORCE(true),
    RENAME(true),
    DELETE(true),
    LOCK(false),
    OPEN_TO_READ(false),
    READ(false),
    LIST(false),
    ATTRIBUTES(false);

    private final boolean changes;

    Operation(boolean changes) {
        this.changes = changes;
    }

    /** True if it changes what is on the disk. */
    boolean changes() {
        return changes;
    }
}
