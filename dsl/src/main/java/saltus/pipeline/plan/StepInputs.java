package saltus.pipeline.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.Dtype;
import saltus.graph.Graph;
import saltus.graph.Op;
import saltus.graph.Role;
import saltus.pipeline.Draw;
import saltus.pipeline.TrainingStep;

/** Values for the inputs of a training step's graph, or of a part of it. */
public final class StepInputs {
    private StepInputs() {}

    /** By name, drawn each by its law; numbers of samples are normal, and classes equally likely. */
    public static Map<String, Array> of(Graph graph, TrainingStep step, Drawing drawing) {
        Map<String, Draw> draws = new LinkedHashMap<>();
        step.draws().forEach(draw -> draws.put("draw." + draw.name(), draw));
        Map<String, Array> inputs = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            for (Op.Input input : graph.inputs(role)) {
                int[] shape = input.type().shape().dims().stream()
                        .mapToInt((Dim dim) -> dim.isFixed() ? dim.size() : step.batchSize())
                        .toArray();
                Draw draw = draws.get(input.name());
                Draw.Law law = draw != null ? draw.law() : filler(input, step);
                Array drawn = drawing.draw(law, shape);
                boolean classes = input.type().dtype() == Dtype.I64;
                String name = role.qualified(input.name());
                inputs.put(name, classes ? lessOne(drawn) : drawn);
            }
        }
        return inputs;
    }

    private static Draw.Law filler(Op.Input input, TrainingStep step) {
        return input.type().dtype() == Dtype.I64 ? Draw.Law.oneTo(step.nullLabel()) : Draw.Law.NORMAL;
    }

    private static Array lessOne(Array classes) {
        Array from0 = Array.zeros(classes.shape());
        Arrays.setAll(from0.values(), i -> classes.values()[i] - 1);
        return from0;
    }
}
