package saltus;

/** What a component decides. A recipe has at most one component of each category; declaring another replaces it. */
public enum Category {
    /** How data and noise are mixed over time. */
    PATH,
    /** What the network's output means. */
    OUTPUT,
    /** What the network says of which its output is made. */
    HEAD,
    /** How the network's input and output are scaled. */
    PRECONDITIONING,
    /** How the network is told the length of its step. */
    CONDITIONING,
    /** The one-step prediction that is trained. */
    PREDICTION,
    /** The two steps whose composition the prediction has to match. */
    TARGET,
    /** The law of the inner time, where {@link TwoStep#inner} names one. */
    INNER,
    /** The velocity that data lend to the first step. */
    ESTIMATE,
    /** A second output of the network, which says the velocity. */
    VELOCITY_HEAD,
    /** The direction in which a continuous target is differentiated. */
    TANGENT,
    /** How that derivative is taken. */
    DERIVATIVE,
    /** A factor of the change that a continuous target asks for. */
    TANGENT_SCALE,
    /** A bound on the size of that change. */
    NORMALISATION,
    /** The law of r and t. */
    TIMES,
    /** The times of the rows that learn the velocity itself. */
    FLOW_ROWS,
    /** How fine a grid of times is. */
    SCALES,
    /** Where shortcuts end. */
    END,
    /** What of prediction and target is compared. */
    COMPARISON,
    /** The distance between prediction and target, or between samples and data as sets. */
    METRIC,
    /** What the distance has for the direction alone. */
    DIRECTION_TERM,
    /** What the loss has for the velocity on rows that learn a shortcut. */
    VELOCITY_TERM,
    /** What the loss has for data themselves. */
    DATA_TERM,
    /** The weight of a sample's loss by its size. */
    WEIGHT,
    /** The weight of a sample's loss by its times. */
    TIME_WEIGHT,
    /** A weight of times that is learned. */
    LOG_VARIANCE,
    /** Which samples make a batch. */
    BATCHES,
    /** Classifier-free guidance during training. */
    GUIDANCE,
    /** What happens to labels. */
    LABELS,
    /** A bound on the target. */
    CLAMP,
    /** How the derivative in a continuous target is introduced. */
    WARM_UP,
    /** Which parameters the target is computed with. */
    TARGET_NETWORK,
    /** How long formulas take from their beginning to their end. */
    PROGRESS,
    /** Where the steps of a sampler stand. */
    SAMPLE_TIMES,
    /** What a sampler does in a step. */
    SAMPLER,
    /** Classifier-free guidance while samples are made. */
    SAMPLE_GUIDANCE
}
