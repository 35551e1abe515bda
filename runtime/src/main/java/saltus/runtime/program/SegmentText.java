package saltus.runtime.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Op;

/**
 * The text of gradients that are had one segment at a time. By then all values of the step are there, those that cross from
 * one segment to another still alive, and the last segment is recorded.
 */
final class SegmentText {
    /** The methods that it calls. */
    static final String METHODS = """
              def back(self: __torch__.saltus.M, outs: List[Tensor], given: List[Optional[Tensor]], ins: List[Tensor]) -> List[Optional[Tensor]]:
                ys = annotate(List[Tensor], [])
                gs = annotate(List[Optional[Tensor]], [])
                for i in range(len(outs)):
                  q = given[i]
                  if q is None:
                    pass
                  else:
                    if outs[i].requires_grad:
                      ys.append(outs[i])
                      gs.append(given[i])
                found = annotate(List[Optional[Tensor]], [])
                with __torch__.saltus.grad_mode(True):
                  if len(ys) == 0:
                    for i in range(len(ins)):
                      found.append(annotate(Optional[Tensor], None))
                  else:
                    found = torch.autograd.grad(ys, ins, gs, None, False, True)
                return found
              def added(self: __torch__.saltus.M, a: Optional[Tensor], b: Optional[Tensor]) -> Optional[Tensor]:
                if a is None:
                  c = b
                else:
                  if b is None:
                    c = a
                  else:
                    c = annotate(Optional[Tensor], unchecked_cast(Tensor, a) + unchecked_cast(Tensor, b))
                return c
              def learned(self: __torch__.saltus.M, a: Optional[Tensor], p: Tensor) -> Tensor:
                if a is None:
                  c = torch.zeros_like(p)
                else:
                  c = unchecked_cast(Tensor, a)
                return c
            """;

    private final Script script;
    private final TorchScript writer;
    private final Graph graph;
    private final List<Segment> segments;
    private final List<String> trained;
    private final Set<String> begun = new HashSet<>();

    /** @param trained names of the weights, in the order of their gradients */
    SegmentText(Script script, TorchScript writer, Graph graph, List<Segment> segments, List<String> trained) {
        this.script = script;
        this.writer = writer;
        this.graph = graph;
        this.segments = segments;
        this.trained = List.copyOf(trained);
    }

    /** The list {@code g} of gradients of the last segment's one output. */
    void gradients() {
        int last = segments.size() - 1;
        for (int i = last; i >= 0; i--) {
            Segment segment = segments.get(i);
            if (i == last) {
                int loss = segment.outputs().get(0);
                script.recording(false);
                script.inner("%s = annotate(Optional[Tensor], torch.ones_like(v%d))".formatted(gradient(loss), loss));
                backwards(segment, "v");
            } else {
                again(segment);
                backwards(segment, "r");
            }
        }
        script.inner("g = annotate(List[Tensor], [])");
        for (int i = 0; i < trained.size(); i++) {
            script.inner(
                    begun.contains(learned(i))
                            ? "g.append(self.learned(%s, ps[%d]))".formatted(learned(i), i)
                            : "g.append(torch.zeros_like(ps[%d]))".formatted(i));
        }
    }

    private void again(Segment segment) {
        script.recording(true);
        script.held(segment);
        Map<Integer, String> names = new HashMap<>(segment.held());
        segment.nodes().forEach(node -> names.put(node.id(), "r" + node.id()));
        script.lines(segment.nodes(), writer, names);
    }

    /** Adds what a segment gives to the gradients of what it reads. */
    private void backwards(Segment segment, String prefix) {
        script.recording(false);
        List<String> outputs = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (int output : segment.outputs()) {
            outputs.add(prefix + output);
            given.add(gradient(output));
        }
        List<String> read = new ArrayList<>();
        List<String> gradients = new ArrayList<>();
        for (int input : segment.inputs()) {
            read.add(Segment.held(input));
            gradients.add(gradient(input));
        }
        for (int parameter : segment.parameters()) {
            Node node = graph.nodes().get(parameter);
            read.add("v" + parameter);
            gradients.add(learned(trained.indexOf(((Op.Input) node.op()).name())));
        }
        script.inner("back = self.back(%s, annotate(List[Optional[Tensor]], %s), %s)".formatted(outputs, given, read));
        for (int i = 0; i < gradients.size(); i++) {
            String sum = gradients.get(i);
            script.inner(
                    begun.add(sum)
                            ? "%s = back[%d]".formatted(sum, i)
                            : "%1$s = self.added(%1$s, back[%2$d])".formatted(sum, i));
        }
    }

    private static String gradient(int id) {
        return "d" + id;
    }

    private static String learned(int weight) {
        return "l" + weight;
    }
}
