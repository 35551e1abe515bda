package saltus.runtime.program;

import saltus.graph.Graph;
import saltus.graph.Node;

/** The text of a program: methods of a module, written line by line, and the class that switches the gradient tape. */
final class Script {
    private static final String GRAD_MODE = """
            class grad_mode:
              on : bool
              prev : bool
              def __init__(self: __torch__.grad_mode, on: bool) -> NoneType:
                self.on = on
                self.prev = False
                return None
              def __enter__(self: __torch__.grad_mode) -> NoneType:
                self.prev = torch.is_grad_enabled()
                torch.set_grad_enabled(self.on)
                return None
              def __exit__(self: __torch__.grad_mode, a: Any, b: Any, c: Any) -> NoneType:
                torch.set_grad_enabled(self.prev)
                return None
            """;

    private final StringBuilder text = new StringBuilder("class M(Module):\n");

    /** Opens a method; {@code arguments} are declarations that follow {@code self}. */
    Script method(String name, String arguments, String result) {
        text.append("  def ").append(name).append("(self: __torch__.M, ").append(arguments);
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
        return line("with __torch__.grad_mode(" + (on ? "True" : "False") + "):");
    }

    /** Evaluates a graph; {@code first} is a tensor argument that says on which device. */
    Script evaluate(Graph graph, Schedule schedule, TorchScript writer, String first) {
        line("device = ops.prim.device(" + first + ")");
        for (Schedule.Region region : schedule.regions()) {
            recording(region.recorded());
            inner("pass");
            for (Node node : region.nodes()) {
                String statement = writer.statement(node);
                if (!statement.isEmpty()) {
                    inner(statement + "  # " + node.type());
                }
            }
        }
        return this;
    }

    /** The whole module. */
    String text() {
        return text + GRAD_MODE;
    }
}
