package saltus.runtime.program;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Passes;
import saltus.graph.Precision;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Type;
import saltus.pipeline.TrainingStep;
import saltus.runtime.memory.MemoryNeed;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.ConditionInputs;
import saltus.runtime.network.Weight;

/**
 * What a training step will take, found in its graph before anything is allocated or started.
 *
 * @param memory bytes by what they are for, in the order in which people ask
 * @param flops floating-point operations of a step on average, those of the optimiser left out
 * @param forward floating-point operations of one evaluation of the network for one sample
 * @param checkpoint bytes of what a run keeps on disk
 * @param bytes of memory in all, by the size of the batch
 */
public record StepEstimate(
        Map<String, Double> memory, double flops, double forward, double checkpoint, IntToDoubleFunction bytes) {
    /**
     * Estimates a step.
     *
     * @param step that a pipeline has written
     * @param network what is trained
     * @param rule that trains it
     * @param ownTarget true if the target network has weights of its own
     * @param teacher whom its targets follow, if they follow one
     * @param recording how the step holds what its gradient needs
     * @param turns in which the batch is made
     * @param outer true if there are outer steps, too
     */
    public static StepEstimate of(
            TrainingStep step,
            Architecture network,
            UpdateRule rule,
            boolean ownTarget,
            Optional<Architecture> teacher,
            Precision precision,
            Recording recording,
            int turns,
            boolean outer) {
        BatchParts parts = new BatchParts(1, 0, turns);
        PlannedStep planned = PlannedStep.of(step, precision, parts, recording);
        Map<String, Double> memory = new LinkedHashMap<>();
        double each = GraphMemory.bytes(precision.storage());
        double trained = network.parameters() * each;
        double tables = each
                * network.weights().stream()
                        .filter(weight -> !weight.trained())
                        .mapToLong(Weight::size)
                        .sum();
        memory.put("weights", trained + tables);
        memory.put("gradients", trained);
        memory.put(
                "moments",
                each
                        * network.weights().stream()
                                .filter(Weight::trained)
                                .mapToDouble(weight -> (double) weight.size() * rule.moments(weight))
                                .sum());
        memory.put("moving average", trained);
        if (ownTarget) {
            memory.put("target network", trained);
        }
        if (outer) {
            memory.put("outer momentum", trained);
        }
        double kept = memory.values().stream().mapToDouble(Double::doubleValue).sum() - trained - tables;
        if (outer) {
            memory.put("where steps set out", trained);
        }
        double taught = each
                * teacher.stream()
                        .flatMap(other -> other.weights().stream())
                        .mapToLong(Weight::size)
                        .sum();
        if (taught > 0) {
            memory.put("teacher", taught);
        }
        GraphMemory graph = new GraphMemory(planned);
        IntToDoubleFunction activations = batch -> graph.bytes(parts, batch);
        memory.put("activations", activations.applyAsDouble(step.batchSize()));
        memory.put("batch and draws", fed(step, step.batchSize()));
        double fixed = kept + trained + tables + taught + (outer ? trained : 0);
        return new StepEstimate(
                memory,
                flops(
                        step,
                        planned,
                        new RowCounts(PlannedStep.of(step, precision).graph(), step)),
                forward(network),
                kept,
                batch -> fixed + activations.applyAsDouble(batch) + fed(step, batch));
    }

    /** Of all turns. */
    private static double flops(TrainingStep step, PlannedStep planned, RowCounts rows) {
        Graph graph = planned.graph();
        int turns = planned.parts().turns();
        GraphWork work = new GraphWork(graph, planned.schedule().recorded(), dim -> {
            double open = dim.equals(Dim.ALL) ? step.batchSize() : rows.of(dim) / turns;
            return dim.isFixed() ? dim.size() : open;
        });
        SharedRows shared = planned.shared();
        double beforehand = IntStream.range(0, shared.rounds().size())
                .mapToDouble(round -> work.forward(shared.lines(graph, round)))
                .sum();
        return turns * (beforehand + work.forward(planned.schedule().lines()) + work.backward(planned.schedule()));
    }

    private static double fed(TrainingStep step, int batch) {
        MemoryNeed need = StepMemory.fed(step, batch);
        return need.heap() + need.beyond();
    }

    /** The largest batch up to a number that memory of so many bytes has room for; 0 for none. */
    public int largestBatch(int most, double room) {
        int fitting = 0;
        int beyond = most + 1;
        while (beyond - fitting > 1) {
            int middle = fitting + (beyond - fitting) / 2;
            if (bytes.applyAsDouble(middle) <= room) {
                fitting = middle;
            } else {
                beyond = middle;
            }
        }
        return fitting;
    }

    private static double forward(Architecture network) {
        GraphBuilder builder = new GraphBuilder();
        Type perRow = Type.real(Shape.of(Dim.BATCH));
        Shape samples = new TrainingStep.Batch(network.sample(), 1, network.classes()).shape();
        builder.output(
                "output",
                new BoundNetwork(network)
                        .bind(builder, Role.PARAMETER, false)
                        .apply(
                                builder.input(Role.DATA, "z", Type.real(samples)),
                                builder.input(Role.DATA, "r", perRow),
                                builder.input(Role.DATA, "t", perRow),
                                new ConditionInputs(network.guidanceInputs()).in(builder)));
        Graph graph = Passes.STANDARD.apply(builder.build());
        return new GraphWork(graph, Set.of(), dim -> dim.isFixed() ? dim.size() : 1).forward();
    }
}
