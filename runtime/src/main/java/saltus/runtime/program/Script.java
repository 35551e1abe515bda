package saltus.runtime.program;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.graph.Graph;
import saltus.graph.Node;

/**
 * The text of a program: methods of a module, written line by line, the class that switches the gradient tape, and with a
 * feature network what it sees of images.
 */
final class Script {
    private static final String GRAD_MODE = """
            class grad_mode:
              on : bool
              prev : bool
              def __init__(self: __torch__.saltus.grad_mode, on: bool) -> NoneType:
                self.on = on
                self.prev = False
                return None
              def __enter__(self: __torch__.saltus.grad_mode) -> NoneType:
                self.prev = torch.is_grad_enabled()
                torch.set_grad_enabled(self.on)
                return None
              def __exit__(self: __torch__.saltus.grad_mode, a: Any, b: Any, c: Any) -> NoneType:
                torch.set_grad_enabled(self.prev)
                return None
            """;

    /**
     * The point of {@link saltus.graph.Op.Embedding}. The norm is the engine's, whose gradient at 0 is 0; nothing is
     * recorded for images that are constants.
     */
    private static final String EMBEDDING = """
              def embedding(self: __torch__.saltus.M, x: Tensor) -> Tensor:
                with __torch__.saltus.grad_mode(torch.is_grad_enabled() and x.requires_grad):
                  f = self.look(x)
                  parts = annotate(List[Tensor], [])
                  for i in range(len(f)):
                    n = f[i] / (torch.linalg_vector_norm(f[i], 2, [1], True) + 1.0E-10)
                    places = torch.size(n, 2) * torch.size(n, 3)
                    n = torch.flatten(n, 1) / torch.sqrt(places)
                    parts = torch.append(parts, torch.to(n, ops.prim.dtype(x)))
                  y = torch.cat(parts, 1)
                return y
            """;

    /** The method that yields the features of images, where there is a feature network. */
    static final String LOOK = "look";

    /** The method that says which features have gradients. */
    static final String ATTACHED = "attached";

    private final Optional<FeatureNetwork> features;
    private String called = "";
    private final StringBuilder text = new StringBuilder("class M(Module):\n");

    /** @param features the network that the program's images are embedded by */
    Script(Optional<FeatureNetwork> features) {
        this.features = features;
        features.ifPresent(this::hold);
    }

    private void hold(FeatureNetwork network) {
        attribute(network);
        method(LOOK, "x: Tensor", "List[Tensor]");
        line("y = self.features.forward(x)");
        line("return " + network.list("y"));
    }

    /** Declares a user's module, before any method. */
    Script attribute(ForeignModule module) {
        text.append("  ").append(module.attribute()).append(" : ");
        text.append(module.module().type()).append('\n');
        return this;
    }

    /** Adds the method {@link #ATTACHED}: 1 for each layer of features that the images' gradient passes, else 0. */
    Script attached() {
        method(ATTACHED, "x: Tensor", "Tensor");
        recording(true);
        inner("f = self.look(torch.detach(x).requires_grad_(True))");
        inner("a = annotate(List[Tensor], [])");
        inner("for q in f:");
        inner("  a.append(torch.to(torch.zeros([]) + float(q.requires_grad), 6))");
        return line("return torch.stack(a)");
    }

    /**
     * Adds the method {@code all_rows}: the rows of all ranks, in their order, through which a gradient passes to the rank's
     * own.
     */
    Script allRows(BatchParts parts) {
        method("all_rows", "x: Tensor", "Tensor");
        line("n = torch.size(x, 0)");
        recording(false);
        String own = Collectives.there("torch.contiguous(torch.detach(x))");
        inner("y = " + Collectives.gather(own, parts.ranks()));
        inner("y = " + Collectives.back(Collectives.done("y"), "x"));
        line("if x.requires_grad:");
        inner("before = torch.narrow(y, 0, 0, %d * n)".formatted(parts.rank()));
        inner("behind = torch.narrow(y, 0, %d * n, %d * n)"
                .formatted(parts.rank() + 1, parts.ranks() - parts.rank() - 1));
        inner("y = torch.cat([before, x, behind])");
        return line("return y");
    }

    /**
     * Adds the methods {@code own}: the rows of a part among those of all; and {@code among}: a part's own rows, which a gradient may
     * pass, in their place among those of all parts.
     */
    Script among(BatchParts parts) {
        method("own", "all: Tensor, own: int", "Tensor");
        line("n = torch.size(all, 0) // " + parts.count());
        line("return torch.narrow(all, 0, own * n, n)");
        method("among", "all: Tensor, own: int, x: Tensor", "Tensor");
        line("n = torch.size(x, 0)");
        line("before = torch.narrow(all, 0, 0, own * n)");
        line("behind = torch.narrow(all, 0, (own + 1) * n, torch.size(all, 0) - (own + 1) * n)");
        return line("return torch.cat([before, x, behind])");
    }

    /** Declares attributes, before the first method. */
    Script attributes(List<String> declarations) {
        declarations.forEach(line -> text.append("  ").append(line).append('\n'));
        return this;
    }

    /** Opens a method; {@code arguments} are declarations that follow {@code self}. */
    Script method(String name, String arguments, String result) {
        text.append("  def ").append(name).append("(self: __torch__.saltus.M, ").append(arguments);
        text.append(") -> ").append(result).append(":\n");
        return this;
    }

    /** One statement of the open method. */
    Script line(String statement) {
        text.append("    ").append(statement).append('\n');
        return this;
    }

    /** One statement inside the open block. */
    Script inner(String statement) {
        text.append("      ").append(statement).append('\n');
        return this;
    }

    /** Opens a block with or without a gradient tape. */
    Script recording(boolean on) {
        return line("with __torch__.saltus.grad_mode(" + (on ? "True" : "False") + "):");
    }

    /** Evaluates a graph; {@code first} is a tensor argument that says on which device. */
    Script evaluate(Graph graph, Schedule schedule, TorchScript writer, String first) {
        called = writer.methods();
        line("device = ops.prim.device(" + first + ")");
        Optional<Segment> last = schedule.last();
        Map<Integer, String> held = last.map(Segment::held).orElse(Map.of());
        boolean begun = false;
        for (Schedule.Region region : schedule.regions()) {
            recording(region.recorded());
            inner("pass");
            if (region.recorded() && !begun) {
                last.ifPresent(this::held);
                begun = true;
            }
            lines(region.nodes(), writer, region.recorded() ? held : Map.of());
        }
        return this;
    }

    /** The inputs of a segment as leaves of its tape. */
    void held(Segment segment) {
        segment.held().forEach((id, name) -> inner("%s = torch.detach(v%d).requires_grad_(True)".formatted(name, id)));
    }

    /** Evaluates nodes inside the open block; {@code names} are the variables of values that have another one there. */
    void lines(List<Node> nodes, TorchScript writer, Map<Integer, String> names) {
        writer.rename(names);
        writer.statements(nodes).forEach(this::inner);
        writer.rename(Map.of());
    }

    /** Adds methods as they stand. */
    Script and(String methods) {
        text.append(methods);
        return this;
    }

    /** The whole module. */
    String text() {
        return text + called + features.map(network -> EMBEDDING).orElse("") + GRAD_MODE;
    }
}
