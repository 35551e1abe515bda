package saltus.testkit;

import java.util.Random;
import saltus.CompareFeatures;
import saltus.Perceptual;
import saltus.pipeline.Card;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;

/** The identities of the kit that any sound design has, at points drawn by a seed. */
public final class Kit {
    private Kit() {}

    /** True if the compiler says that training rests on the exact flow map. */
    public static boolean restsOnTheFlowMap(Pipeline pipeline) {
        return pipeline.card().checks().stream()
                .anyMatch(check -> check.id().equals("FixedPoint") && check.status() == Card.Status.PROVED);
    }

    /**
     * What such a pipeline has to satisfy, at points drawn by a seed: no residual for normal data, nor for a mixture, and no
     * bias where targets vary with the data.
     *
     * @param curved true for the mixture, whose flow is integrated
     * @throws AssertionError with the identity that the pipeline breaks
     */
    public static void checkFixedPoint(Pipeline pipeline, long seed, boolean curved) {
        RecipeIdentities identities = of(pipeline);
        Random random = new Random(seed);
        Evaluations order = random.nextBoolean() ? Evaluations.PLANNED : Evaluations.REFERENCE;
        Chance chance = new Chance(random.nextDouble(), random.nextDouble(), random.nextDouble());
        identities.residualVanishesForNormalData(chance, order, 1 + random.nextInt(4), -0.3, 0.4);
        if (curved && Trait.MODERATE_NOISE.of(pipeline)) {
            identities.residualVanishesForAMixture(chance, order);
            if (Trait.CONTINUOUS.of(pipeline)) {
                identities.continuousTargetsAreUnbiased(chance, order, 0.3);
            }
        }
    }

    private static RecipeIdentities of(Pipeline pipeline) {
        return new RecipeIdentities() {
            @Override
            public Pipeline pipeline() {
                return pipeline;
            }
        };
    }

    /** @throws AssertionError with the identity that the pipeline breaks */
    public static void check(Pipeline pipeline, long seed) {
        RecipeIdentities identities = of(pipeline);
        Random random = new Random(seed);
        Evaluations order = random.nextBoolean() ? Evaluations.PLANNED : Evaluations.REFERENCE;
        identities.pathLeadsFromDataToNoise(0.01 + 0.98 * random.nextDouble());
        identities.samplesFollowTheFlow(2 * random.nextGaussian() / 3, 1 + random.nextInt(5), 0.3, 0.8);
        if (!pipeline.card().has(Perceptual.class) && !pipeline.card().has(CompareFeatures.class)) {
            Chance chance = new Chance(random.nextDouble(), random.nextDouble(), random.nextDouble());
            identities.residualVanishesForASinglePoint(chance, order, 1 + random.nextInt(4), 0.4);
            identities.timesAreOrderedThroughoutTheCurricula(chance, order, random.nextInt(60_000));
        }
    }
}
