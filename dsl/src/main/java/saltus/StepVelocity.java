package saltus;

/** Where a {@link Step} takes its velocity from. */
public enum StepVelocity {
    /** The conditional velocity alpha' x_0 + sigma' noise of the very sample. */
    CONDITIONAL,
    /** The network's own output, under stop-gradient. */
    NETWORK,
    /** What a second output of the network says, under stop-gradient; for {@link TangentVelocity} alone. See {@link VelocityHead}. */
    HEAD,
    /**
     * What a teacher says, a trained network that is not trained here: at the point where a step begins, on rows that learn a shortcut;
     * guided as a {@link TeacherVelocity} beside it says. Needs {@code train --teacher RUN}.
     */
    TEACHER
}
