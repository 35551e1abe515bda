package saltus.pipeline;

/** Which samples share a batch. */
public enum Batching {
    /** Samples in random order, whatever their classes. */
    SHUFFLED,
    /**
     * Every batch shows one class, drawn anew and uniformly for each step: rare classes are seen as often as common ones.
     * It makes plug-in velocities sharp, for the batch then estimates the velocity of the sample's own class. On data
     * without classes batches are {@link #SHUFFLED}. Source: "On the Design of One-step Diffusion via Shortcutting Flow
     * Paths" (arXiv 2512.11831), section 3.
     */
    ONE_CLASS
}
