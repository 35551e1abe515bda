package saltus;

/** What a component decides. A recipe has at most one component of each category; declaring another replaces it. */
public enum Category {
    /** How data and noise are mixed over time. */
    PATH,
    /** What the network's output means. */
    OUTPUT,
    /** How the network's input and output are scaled. */
    PRECONDITIONING,
    /** The one-step prediction that is trained. */
    PREDICTION,
    /** The two steps whose composition the prediction has to match. */
    TARGET,
    /** The law of r and t. */
    TIMES,
    /** Where shortcuts end. */
    END,
    /** The distance between prediction and target. */
    METRIC,
    /** The weight of a sample's loss by its size. */
    WEIGHT,
    /** The weight of a sample's loss by its times. */
    TIME_WEIGHT,
    /** Classifier-free guidance during training. */
    GUIDANCE,
    /** What happens to labels. */
    LABELS,
    /** A bound on the target. */
    CLAMP,
    /** How the derivative in a continuous target is introduced. */
    WARM_UP,
    /** Which parameters the target is computed with. */
    TARGET_NETWORK
}
