package saltus.runtime.watch;

import saltus.runtime.data.SampleBatches;
import saltus.runtime.data.Units;
import saltus.runtime.evaluate.Evaluation;
import saltus.runtime.evaluate.Judge;
import saltus.runtime.evaluate.MeasuredSamples;
import saltus.runtime.evaluate.Measuring;
import saltus.runtime.program.TrainingState;
import saltus.runtime.train.Inspection;

/**
 * Measures the samples of a run while it trains, always from the same noise and against the same true ones.
 *
 * @param learner who is watched
 * @param judge that measures
 * @param count samples that are drawn for it
 * @param every steps, at least 1
 */
public record Evaluations(Learner learner, Judge judge, int count, long every) implements Inspection {
    @Override
    public boolean isDue(long made) {
        return made % every == 0;
    }

    @Override
    public Finding look(long made, TrainingState state) {
        SampleBatches samples = learner.samples(state, count, judge.classes(count), Units.STORED);
        Evaluation evaluation = judge.of(samples, Measuring.UNHEARD);
        return new Measured(MeasuredSamples.of(made, learner.route().steps(), evaluation));
    }
}
