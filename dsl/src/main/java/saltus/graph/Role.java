package saltus.graph;

/** Where a graph's input comes from; a program passes each role in its own way. */
public enum Role {
    /** Trainable tensor of the student: gradients are taken with respect to these. */
    PARAMETER(""),
    /** The same tensor of a separate target network: never trained by the step. */
    TARGET("target:"),
    /** A tensor of a teacher, another network than the student: never trained at all. */
    TEACHER("teacher:"),
    /** A network's fixed table. */
    FROZEN(""),
    /** Samples, labels and draws: new at every step. */
    DATA("");

    private final String prefix;

    Role(String prefix) {
        this.prefix = prefix;
    }

    /** The name that tells an input of this role from inputs of other roles, under which an interpreter is given its value. */
    public String qualified(String name) {
        return prefix + name;
    }
}
