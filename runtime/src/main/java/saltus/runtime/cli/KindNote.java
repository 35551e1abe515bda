package saltus.runtime.cli;

import java.util.Optional;
import saltus.pipeline.Card;
import saltus.runtime.data.DataSet;

/**
 * Constants that were published for latents suit pixels badly, and nothing fails: a recipe whose first sentence speaks of image
 * latents is told apart from data that are pixels.
 */
final class KindNote {
    private static final String LATENTS = "image latents";

    private KindNote() {}

    /** What to say before a recipe learns data. */
    static Optional<String> of(Card card, DataSet data) {
        return card.summary().contains(LATENTS) && data.kind() == DataSet.Kind.IMAGES
                ? Optional.of(
                        "the recipe is for image latents (\"%s\"), and these samples are pixels; 'saltus convert --autoencoder' makes latents of them"
                                .formatted(card.summary()))
                : Optional.empty();
    }
}
