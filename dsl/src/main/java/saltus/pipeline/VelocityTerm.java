package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * What a row that learns a shortcut has in its loss for its velocity; see {@link saltus.VelocityTerm}.
 *
 * @param weight of the mean squared error, at least 0
 * @param direction weight of 1 - cos, at least 0
 */
public record VelocityTerm(double weight, double direction) {
    /** The term of each row [B] for the velocity v [B, ..]; 0 where r = t. */
    public Tensor of(Examples examples, Tensor velocity) {
        Times times = examples.frontTimes();
        Tensor said = examples.step()
                .student()
                .apply(examples.front(examples.z()), times.t(), times.t(), examples.frontCondition());
        Tensor meant = examples.front(velocity).stopGradient();
        Tensor error = said.minus(meant).square().meanPerRow().times(weight);
        Tensor front = direction == 0
                ? error
                : error.plus(Directions.between(said, meant).times(direction));
        Tensor rows = examples.everywhere(times.shortcut().choose(front, front.zeros()));
        examples.step().diagnose("velocity_term", rows);
        return rows;
    }
}
