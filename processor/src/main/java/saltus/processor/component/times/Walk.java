package saltus.processor.component.times;

import saltus.pipeline.Move;

/** How samples are made if no sampler says otherwise, by the name of the sampler's factory. */
public enum Walk {
    /** In steps to times on the way. */
    SHORTCUTS("ofShortcuts", Move.SHORTCUT),
    /** All the way to data, noise being added anew. */
    RENOISING("renoising", new Move.Shortcut(1)),
    /** Along velocities. */
    VELOCITY("ofVelocity", Move.VELOCITY);

    private final String factory;
    private final Move move;

    Walk(String factory, Move move) {
        this.factory = factory;
        this.move = move;
    }

    /** The method of {@link saltus.pipeline.Sampler}. */
    public String factory() {
        return factory;
    }

    /** What is done in a step. */
    public Move move() {
        return move;
    }
}
