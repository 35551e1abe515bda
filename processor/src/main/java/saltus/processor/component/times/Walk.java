package saltus.processor.component.times;

/** How samples are made, by the name of the sampler's factory. */
public enum Walk {
    /** In steps to times on the way. */
    SHORTCUTS("ofShortcuts", 1),
    /** All the way to data, noise being added anew. */
    RENOISING("renoising", 1),
    /** Along velocities, which want many steps. */
    VELOCITY("ofVelocity", 64);

    private final String factory;
    private final int steps;

    Walk(String factory, int steps) {
        this.factory = factory;
        this.steps = steps;
    }

    /** The method of {@link saltus.pipeline.Sampler}. */
    public String factory() {
        return factory;
    }

    /** Steps if nobody says otherwise. */
    public int steps() {
        return steps;
    }
}
