package saltus.recipes.faults;

/** What a program asks of a disk. */
enum Operation {
    FOLDER,
    OPEN_TO_WRITE,
    WRITE,
    TRUNCATE,
    FORCE,
    RENAME,
    DELETE,
    LOCK,
    OPEN_TO_READ,
    READ,
    LIST,
    ATTRIBUTES
}
