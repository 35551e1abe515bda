package saltus.pipeline.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import saltus.graph.Array;
import saltus.graph.DeadCode;
import saltus.graph.Graph;
import saltus.graph.Interpreter;
import saltus.pipeline.Guided;
import saltus.pipeline.Leg;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Route;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.TrainingStep;

/**
 * The evaluations of the network on the way from noise to data, read in the graph of the sampler itself.
 *
 * @param route the way
 * @param legs with which times each evaluation is made, in the order in which they are
 */
public record SamplingPlan(Route route, List<Leg> legs) {
    private static final int SHOWN = 4;

    public SamplingPlan {
        legs = List.copyOf(legs);
    }

    /** What a pipeline's sampler asks on a way. */
    public static SamplingPlan of(Pipeline pipeline, Route route) {
        List<String> times = new ArrayList<>();
        SamplingStep step = new SamplingStep(
                new TrainingStep.Batch(CountedNetwork.SAMPLE, 1, 1),
                (graph, parameters, detached) -> (z, r, t, labels) -> {
                    String number = String.valueOf(times.size());
                    times.add(number);
                    graph.output("t" + number, t);
                    graph.output("r" + number, r);
                    return z.zeros();
                },
                new Unscaled(pipeline.scaling().noise()),
                route,
                Guided.NONE);
        pipeline.sample(step);
        List<String> asked = times.stream()
                .flatMap(number -> java.util.stream.Stream.of("t" + number, "r" + number))
                .toList();
        Graph graph = new DeadCode().apply(step.graph().yielding(asked));
        Map<String, Array> inputs = new LinkedHashMap<>();
        step.noises()
                .forEach(noise -> inputs.put(
                        noise, new Array(new double[CountedNetwork.CHANNELS], 1, CountedNetwork.CHANNELS, 1, 1)));
        inputs.put("labels", new Array(new double[1], 1));
        Map<String, Array> found = Interpreter.run(graph, inputs);
        return new SamplingPlan(
                route,
                times.stream()
                        .map(number -> new Leg(first(found, "t" + number), first(found, "r" + number)))
                        .toList());
    }

    private static double first(Map<String, Array> found, String name) {
        return Objects.requireNonNull(found.get(name)).values()[0];
    }

    /** As people read it: {@code 2 evaluations, u(z, 0.5, 1), u(z, 0, 0.5)}, with r before t. */
    public String words() {
        List<String> asked = legs.stream()
                .map(leg -> "u(z, %s, %s)".formatted(rounded(leg.r()), rounded(leg.t())))
                .toList();
        List<String> shown = new ArrayList<>(asked.subList(0, Math.min(asked.size(), SHOWN)));
        if (asked.size() > SHOWN) {
            shown.set(SHOWN - 2, "..");
            shown.set(SHOWN - 1, asked.get(asked.size() - 1));
        }
        return (asked.size() == 1 ? "one evaluation" : asked.size() + " evaluations") + " of the network, "
                + String.join(", ", shown);
    }

    private static String rounded(double time) {
        return new java.math.BigDecimal(time)
                .round(new java.math.MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
