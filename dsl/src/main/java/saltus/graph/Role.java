package saltus.graph;

/** Where a graph's input comes from; a program passes each role in its own way. */
public enum Role {
    /** Trainable tensor of the student: gradients are taken with respect to these. */
    PARAMETER,
    /** The same tensor of a separate target network: never trained by the step. */
    TARGET,
    /** A network's fixed table. */
    FROZEN,
    /** Samples, labels and draws: new at every step. */
    DATA
}
