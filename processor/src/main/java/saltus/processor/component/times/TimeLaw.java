package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import saltus.pipeline.opening.Obligation;
import saltus.pipeline.opening.TrainedSteps;
import saltus.processor.component.Answers;
import saltus.processor.component.Refusal;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Design;
import saltus.processor.proof.Interval;

/** A law of times: everything that anybody may want to know of the r, s and t that a recipe draws. */
public sealed interface TimeLaw permits FreePairs, Dyadic, Karras, LogTangent, Grouped, Flow, Generating {
    /** How near to an end of the path a row has to be to teach the network what happens there. */
    double NEAR = 0.03;

    /** The law of a design; empty while its times are missing. */
    static Optional<TimeLaw> of(Design design) {
        return Answers.of(TimeLaw.class, design);
    }

    /** Which shares of the rows learn what. */
    Shares shares();

    /** Every kind of row with all the times at which it may stand; proofs range over exactly these. */
    List<Region> regions();

    /** Who says where shortcuts end. */
    Ends ends();

    /**
     * How much is learned within {@link #NEAR} of an end of the path: P(t &gt; 1 - NEAR), or P(r &lt; NEAR) of the shortcuts
     * once curricula have run; empty where that is no question.
     */
    OptionalDouble near(Edge edge);

    /** True if the law draws rows with r = t as such, so that these may have a law of their own. */
    default boolean drawsFlowRows() {
        return false;
    }

    /** What to change for more rows near an end of the path, for messages. */
    String advice(Edge edge);

    /** Why this law has no use for a rule of inner times; empty if it has. */
    Optional<Refusal> refuses(InnerRule inner);

    /** Number of step sizes, each half of the next, where steps are such; empty elsewhere. */
    default OptionalInt levels() {
        return OptionalInt.empty();
    }

    /** True if any inner time goes with the law: it has none of its own. */
    default boolean takesAnySplit() {
        return levels().isEmpty() && grid().isEmpty();
    }

    /** Rows that share their times, where rows do; empty elsewhere. */
    default OptionalInt group() {
        return OptionalInt.empty();
    }

    /** True if every row makes a sample of noise, which is compared with data as a member of a set. */
    default boolean generates() {
        return false;
    }

    /** True if shortcuts learn from a target of two steps. */
    default boolean takesTarget() {
        return ends() != Ends.NONE && !generates();
    }

    /** True if times are those of noise levels, which the path has to know. */
    default boolean readsLevels() {
        return false;
    }

    /** True if labels are dropped on the rows that learn from data only. */
    default boolean keepsLabelsOfShortcuts() {
        return false;
    }

    /** The steps that rows of this law teach a network. */
    TrainedSteps trained();

    /**
     * Steps from any time of an interval, of which the last part before an end of the path is its end.
     *
     * @param velocities true if the velocity is learned wherever shortcuts start
     * @param shares of t that shortcuts go: 1 to data
     */
    static TrainedSteps.Drawn drawn(Interval starts, boolean velocities, Interval shares) {
        return new TrainedSteps.Drawn(
                starts.lower() <= Region.EDGE ? 0 : starts.lower(),
                starts.upper() >= 1 - Region.EDGE ? 1 : starts.upper(),
                velocities,
                shares.lower() <= Region.EDGE ? 0 : shares.lower(),
                shares.upper() >= 1 - Region.EDGE ? 1 : shares.upper());
    }

    /** What has to hold for batch and sampling. */
    default List<Obligation> obligations() {
        return List.of();
    }

    /** The times of a grid, the largest first, where times come from one; empty elsewhere. */
    default Optional<double[]> grid() {
        return Optional.empty();
    }

    /** The smallest noise level of a grid, where times come from one; empty elsewhere. */
    default OptionalDouble lastLevel() {
        return OptionalDouble.empty();
    }

    /** How samples are made of what these rows learn. */
    Walk walk();

    /** True if all shortcuts end at data, so that samples go all the way in each step. */
    default boolean endsAtData() {
        return walk() == Walk.RENOISING;
    }

    /** True if the shortcuts from one start end anywhere down to data, so that a derivative in their end is felt. */
    default boolean spreadsEnds() {
        return !endsAtData() && levels().isEmpty() && grid().isEmpty();
    }

    /** Declares {@code times}, and what later lines need of the law. */
    void write(CodeBlock.Builder code);
}
