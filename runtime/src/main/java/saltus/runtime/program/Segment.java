package saltus.runtime.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import saltus.graph.Node;

/**
 * A part of what a step records, on a tape of its own.
 *
 * @param nodes in order of evaluation
 * @param inputs recorded values of earlier segments that it reads
 * @param parameters that it reads
 * @param outputs its values that later segments read, or the loss
 */
record Segment(List<Node> nodes, List<Integer> inputs, List<Integer> parameters, List<Integer> outputs) {
    Segment {
        nodes = List.copyOf(nodes);
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
        outputs = List.copyOf(outputs);
    }

    /** The variable in which a segment reads a value of an earlier one. */
    static String held(int id) {
        return "i" + id;
    }

    /** The variables of its inputs, by their ids. */
    Map<Integer, String> held() {
        return inputs.stream()
                .collect(Collectors.toMap(Function.identity(), Segment::held, (a, b) -> a, LinkedHashMap::new));
    }
}
