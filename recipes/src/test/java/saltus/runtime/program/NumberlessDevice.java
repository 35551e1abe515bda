package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import saltus.graph.Dtype;
import saltus.graph.Op;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Weight;

/**
 * The engine's device {@code meta}, whose arrays have shapes and no numbers: who would read a number of theirs, count them, or
 * mix them with what is on the processor, is refused. A few operations are missing there; others of the same shapes stand in.
 */
final class NumberlessDevice {
    private static final String HELP = """
              def norm(self: __torch__.saltus.M, x: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
                m = torch.mean(x, [-1], True)
                return (torch.neg(x), m, m)
              def where(self: __torch__.saltus.M, mask: Tensor, a: Any, b: Any) -> Tensor:
                c = mask
                if isinstance(a, Tensor):
                  c = torch.mul(c, unchecked_cast(Tensor, a))
                else:
                  c = torch.mul(c, 1.0)
                if isinstance(b, Tensor):
                  c = torch.add(c, unchecked_cast(Tensor, b))
                return c
              def there(self: __torch__.saltus.M, xs: List[Tensor]) -> List[Tensor]:
                ys = annotate(List[Tensor], [])
                for x in xs:
                  ys.append(torch.empty_like(x, dtype=None, layout=None, device=torch.device("meta")))
                return ys
            """;

    private final PlannedStep planned;
    private final Architecture network;
    private final Signature signature;
    private final int rows;

    /** @param rows of a batch */
    NumberlessDevice(PlannedStep planned, Architecture network, Signature signature, int rows) {
        this.planned = planned;
        this.network = network;
        this.signature = signature;
        this.rows = rows;
    }

    /**
     * Evaluates a step there.
     *
     * @throws ProgramException if it wants to know a number
     */
    void run() {
        try (NativeProgram program = new NativeProgram(text(), Optional.empty(), Device.cpu());
                NDManager scope = program.manager().newSubManager()) {
            NDList arguments = signature.arguments(scope, feed(), Dtype.F32);
            for (boolean trained : new boolean[] {true, false}) {
                append(scope, trained ? "ps[]" : "fs[]", trained, arguments);
            }
            append(scope, "hs[]", true, arguments);
            append(scope, "hs[]", false, arguments);
            program.call("run", arguments);
        }
    }

    private Feed feed() {
        Random random = new Random(3);
        Feed feed = new Feed();
        for (Op.Input input : signature.data()) {
            long[] shape = input.type().shape().dims().stream()
                    .mapToLong(dim -> dim.isFixed() ? dim.size() : rows)
                    .toArray();
            int count = Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
            if (input.type().dtype().isReal()) {
                feed.reals(input.name(), random.doubles(count).toArray(), shape);
            } else {
                feed.integers(
                        input.name(), random.longs(count, 0, network.classes()).toArray(), shape);
            }
        }
        return feed;
    }

    private void append(NDManager scope, String list, boolean trained, NDList arguments) {
        for (Weight weight : network.weights()) {
            if (weight.trained() == trained) {
                long[] shape =
                        weight.shape().stream().mapToLong(Integer::longValue).toArray();
                NDArray zeros = scope.zeros(new ai.djl.ndarray.types.Shape(shape));
                zeros.setName(list);
                arguments.add(zeros);
            }
        }
    }

    private String text() {
        List<String> frozen = network.weights().stream()
                .filter(weight -> !weight.trained())
                .map(Weight::name)
                .toList();
        String declared = signature.declarations() + "ps: List[Tensor]" + Signature.tables(frozen);
        Script script = new Script(Optional.empty()).method("step", declared + ", hs: List[Tensor]", "List[Tensor]");
        script.line("leaves = ps").line("ts = ps");
        TorchScript writer = new TorchScript(planned, signature.expressions(), Products.on(Device.gpu()), Map.of());
        script.evaluate(planned.graph(), planned.schedule(), writer, "ps[0]");
        script.line(planned.graph().outputs().values().stream()
                .map(id -> "v" + id)
                .collect(Collectors.joining(", ", "return [", "]")));
        String step = standingIn(script.text());
        Script run = new Script(Optional.empty()).method("run", declared + ", hs: List[Tensor]", "Tensor");
        List<String> given = new ArrayList<>();
        for (int i = 0; i < signature.data().size(); i++) {
            String argument = Signature.argument(i);
            boolean stays = signature.staying().contains(signature.data().get(i));
            given.add(stays ? argument : "self.there([" + argument + "])[0]");
        }
        given.add("self.there(ps)");
        if (!frozen.isEmpty()) {
            given.add("self.there(fs)");
        }
        given.add("self.there(hs)");
        run.line("n = 0").line("for y in self.step(" + String.join(", ", given) + "):");
        run.line("  n += torch.numel(y)").line("return torch.scalar_tensor(n)");
        String methods =
                run.text().substring("class M(Module):\n".length(), run.text().indexOf("class grad_mode"));
        return step.replace("class grad_mode", HELP + methods + "class grad_mode");
    }

    /** Operations of the device's own lines alone. */
    private static String standingIn(String text) {
        return text.replaceAll("(?m)^( +v\\w+ = .*)torch\\.logical_", "$1torch.bitwise_")
                .replaceAll("(?m)^( +v\\w+ = )torch\\.where\\((.*)\\)(  # i64.*)$", "$1torch.to(self.where($2), 4)$3")
                .replaceAll("(?m)^( +v\\w+ = .*)torch\\.where\\(", "$1self.where(")
                .replaceAll("(?m)^( +v\\w+ = .*)torch\\.abs\\(", "$1torch.neg(")
                .replaceAll("torch\\.native_layer_norm\\((\\w+),.*  #", "self.norm($1)  #")
                .replaceAll(
                        "torch\\.index_select\\((\\w+(?:\\[\\d+\\])?), 0, (v\\w+)\\)",
                        "torch.index($1, annotate(List[Optional[Tensor]], [$2]))");
    }
}
