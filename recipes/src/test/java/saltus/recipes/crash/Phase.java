package saltus.recipes.crash;

/** What a command was doing when it was killed, as far as its files tell. */
enum Phase {
    /** Nothing in the folder had changed yet. */
    START,
    /** Steps were made. */
    TRAINING,
    /** A half-written copy of a file lay there. */
    WRITING,
    /** All steps were made; loss, samples and distances were not yet shown. */
    REPORT,
    CONVERT,
    SAMPLE,
    EXPORT,
    EVALUATE,
    COMPARE
}
