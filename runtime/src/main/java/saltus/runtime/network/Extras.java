package saltus.runtime.network;

import java.util.List;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.pipeline.Pipeline;

/**
 * What a recipe asks of a network beside an output that reads points, times and a label.
 *
 * @param guidance numbers of guidance that it reads: 0, 1 for omega, 3 with a window
 * @param logVariance true for the head that learns a log-variance
 * @param velocity true for the head that learns the velocity
 */
public record Extras(int guidance, boolean logVariance, boolean velocity) {
    /** Nothing more. */
    public static final Extras NONE = new Extras(0, false, false);

    /** The log-variance head alone. */
    public static final Extras LOG_VARIANCE = new Extras(0, true, false);

    private static final List<String> NUMBERS = List.of("omega", "from", "until");

    /** What a pipeline asks for; data without classes are not guided. */
    public static Extras of(Pipeline pipeline, int classes) {
        return new Extras(
                classes == 0 ? 0 : pipeline.guidanceInputs(),
                pipeline.needsLogVariance(),
                pipeline.needsVelocityHead());
    }

    /** What they add to a network's name; nothing for none. */
    String text() {
        return (guidance == 0 ? "" : " told " + String.join(", ", numbers()))
                + (logVariance ? " with log-variance" : "")
                + (velocity ? " with velocity" : "");
    }

    /** Names of the numbers of guidance that are read. */
    List<String> numbers() {
        return NUMBERS.subList(0, guidance);
    }

    /** One of these numbers [rows], between 0 and 1 as times are: of the scale 1 - 1/omega. */
    Tensor number(Condition condition, String name) {
        int column = NUMBERS.indexOf(name);
        Tensor number =
                condition.guidance().orElseThrow().slice(1, column, column + 1).sum(1);
        return column == 0 ? number.minus(1).dividedBy(number) : number;
    }
}
