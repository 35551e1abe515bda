package saltus.testkit;

import java.util.Random;
import saltus.Perceptual;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;

/** The identities of the kit that any sound design has, at points drawn by a seed. */
public final class Kit {
    private Kit() {}

    /** @throws AssertionError with the identity that the pipeline breaks */
    public static void check(Pipeline pipeline, long seed) {
        RecipeIdentities identities = new RecipeIdentities() {
            @Override
            public Pipeline pipeline() {
                return pipeline;
            }
        };
        Random random = new Random(seed);
        Evaluations order = random.nextBoolean() ? Evaluations.PLANNED : Evaluations.REFERENCE;
        identities.pathLeadsFromDataToNoise(0.01 + 0.98 * random.nextDouble());
        identities.samplesFollowTheFlow(2 * random.nextGaussian() / 3, 1 + random.nextInt(5), 0.3, 0.8);
        if (!pipeline.card().has(Perceptual.class)) {
            Chance chance = new Chance(random.nextDouble(), random.nextDouble(), random.nextDouble());
            identities.residualVanishesForASinglePoint(chance, order, 1 + random.nextInt(4), 0.4);
            identities.timesAreOrderedThroughoutTheCurricula(chance, order, random.nextInt(60_000));
        }
    }
}
