package saltus;

/** Where a {@link Step} takes its velocity from. */
public enum StepVelocity {
    /** The conditional velocity alpha' x_0 + sigma' noise of the very sample. */
    CONDITIONAL,
    /** The network's own output, under stop-gradient. */
    NETWORK,
    /** What a second output of the network says, under stop-gradient; for {@link TangentVelocity} alone. See {@link VelocityHead}. */
    HEAD
}
