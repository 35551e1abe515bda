package saltus.processor.rules;

import saltus.pipeline.Card;

/**
 * How a rule stands with a design that it does not refuse.
 *
 * @param status how firmly it is known
 * @param says the claim, with bounds where there are any
 */
public record Standing(Card.Status status, String says) {
    /** Follows from the design. */
    static Standing holds(String says) {
        return new Standing(Card.Status.HOLDS, says);
    }

    /** Proved over all times. */
    static Standing proved(String says) {
        return new Standing(Card.Status.PROVED, says);
    }

    /** Neither proved nor refuted. */
    static Standing undecided(String says) {
        return new Standing(Card.Status.UNDECIDED, says);
    }

    /** Known when the pipeline is opened. */
    static Standing opened(String says) {
        return new Standing(Card.Status.CHECKED_WHEN_OPENED, says);
    }

    /** A fact about the design that is worth knowing. */
    static Standing reported(String says) {
        return new Standing(Card.Status.REPORTED, says);
    }
}
