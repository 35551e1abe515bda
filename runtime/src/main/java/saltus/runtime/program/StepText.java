package saltus.runtime.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import saltus.graph.Dtype;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Sharded.Joining;
import saltus.pipeline.TrainingStep;

/**
 * The text of a training step: loss, gradients, clipping, the optimiser, averages.
 *
 * <p>Where the batch lies in parts, what a part says (its gradients, and a tally of its numbers and of its rows) adds up to
 * what the batch says: over the turns in a loop, over the ranks by one collective for each bucket, before clipping.
 */
final class StepText {
    static final String METHOD = "step";

    /** Makes one part of a batch, where there are several turns. */
    private static final String PART = "part";

    /** Makes rows of one part that all parts read, with the number of the round behind. */
    private static final String ROUND = "round";

    private final PlannedStep planned;
    private final Signature signature;
    private final Optimiser optimiser;
    private final TrainingState state;
    private final boolean taught;
    private final Buckets buckets;
    private final Dtype reals;
    private final Products products;
    private final Script script;
    private final TorchScript writer;
    private final UpdateText update;
    private final List<String> scalars = new ArrayList<>(List.of(TrainingStep.LOSS, TrainingStep.ERROR));

    /**
     * @param planned what the step executes
     * @param signature of the graph's inputs
     * @param taught true if the step has a teacher
     * @param buckets that gradients are gathered in on their way to other ranks
     * @param reals the type in which the program stores reals
     * @param products how those with weights are written
     */
    StepText(
            PlannedStep planned,
            Signature signature,
            Optimiser optimiser,
            TrainingState state,
            boolean taught,
            Buckets buckets,
            Dtype reals,
            Products products,
            List<String> diagnostics,
            Optional<FeatureNetwork> features) {
        this.planned = planned;
        this.signature = signature;
        this.optimiser = optimiser;
        this.state = state;
        this.taught = taught;
        this.buckets = buckets;
        this.reals = reals;
        this.script = new Script(features);
        this.products = products;
        this.writer = writer(planned.shared().before(planned.schedule().recorded()));
        this.update = new UpdateText(optimiser, state, script);
        diagnostics.forEach(name -> scalars.add(TrainingStep.DIAGNOSTIC + name));
    }

    /** What writes lines of a part, some of whose values are there. */
    private TorchScript writer(Map<Integer, String> there) {
        return new TorchScript(planned, signature.expressions(), products, there);
    }

    String text() {
        BatchParts parts = planned.parts();
        if (parts.ranks() > 1) {
            script.allRows(parts);
        }
        if (parts.turns() > 1) {
            rounds();
            part();
        }
        script.method(
                METHOD, signature.declarations() + "lr: Tensor, decay: Tensor, decays: Tensor, " + lists(), "Tensor");
        if (parts.turns() > 1) {
            turns();
        } else {
            evaluated();
        }
        if (parts.ranks() > 1) {
            script.recording(false);
            script.inner("g.append(tally)");
            buckets.write(script, "g", state.parameters().size());
            script.inner("tally = g.pop()");
        }
        updated(parts.isDivided() ? "tally[0]" : "torch.detach(" + said(TrainingStep.LOSS) + ")");
        script.line("return said").and(update.methods());
        return (planned.schedule().segments().isEmpty() ? script : script.and(SegmentText.METHODS)).text();
    }

    private String said(String output) {
        return writer.output(node(output));
    }

    private Node node(String output) {
        return planned.graph().output(output).orElseThrow();
    }

    /** The leaves, the loss, the gradients {@code g} and, of a part, its {@code tally}. */
    private void evaluated() {
        Graph graph = planned.graph();
        script.recording(true).inner("leaves = [torch.detach(p).requires_grad_(True) for p in ps]");
        script.evaluate(graph, planned.schedule(), writer, "ps[0]");
        List<Segment> segments = planned.schedule().segments();
        if (segments.isEmpty()) {
            gradients(script, said(TrainingStep.LOSS));
        } else {
            new SegmentText(script, writer, graph, segments, state.trained()).gradients();
        }
        if (planned.parts().isDivided()) {
            tally();
        }
    }

    /** The list {@code g} of gradients; zeros for a parameter that the loss does not read. */
    static void gradients(Script script, String loss) {
        script.recording(true);
        script.inner("found = torch.autograd.grad([" + loss + "], leaves, None, None, False, True)");
        script.inner("g = annotate(List[Tensor], [])");
        script.inner("for i in range(len(leaves)):");
        script.inner("  q = found[i]");
        script.inner("  if q is None:");
        script.inner("    g.append(torch.zeros_like(ps[i]))");
        script.inner("  else:");
        script.inner("    g.append(unchecked_cast(Tensor, q))");
    }

    /** What a part adds to the numbers and to the rows that the step says. */
    private void tally() {
        List<String> numbers = scalars.stream().map(this::share).toList();
        script.recording(false);
        script.inner("tally = torch.stack([" + String.join(", ", numbers) + "])");
        if (planned.showsRows()) {
            List<String> rows = PlannedStep.ROWS.stream().map(this::spread).toList();
            script.inner("tally = torch.cat([tally, " + String.join(", ", rows) + "])");
        }
    }

    /** What a part adds to an output that has no rows, or those of all parts. */
    private String share(String output) {
        String value = "torch.to(torch.detach(%s), %d)".formatted(said(output), TorchScript.code(reals));
        return switch (joining(output)) {
            case SUM -> value;
            case SAME -> value + " / " + (double) planned.parts().count();
            case ROWS -> throw new IllegalStateException(output + " has rows");
        };
    }

    private Joining joining(String output) {
        return Objects.requireNonNull(planned.joinings().get(output));
    }

    /** The part's rows among zeros for those of the others. */
    private String spread(String output) {
        if (joining(output) != Joining.ROWS) {
            return share(output);
        }
        BatchParts parts = planned.parts();
        String value = "torch.to(torch.detach(%s), %d)".formatted(said(output), TorchScript.code(reals));
        String rows = "torch.size(%s, 0)".formatted(said(output));
        return "torch.constant_pad_nd(%s, [%s * %s, (%d - %s) * %s], 0)"
                .formatted(value, parts.own(), rows, parts.count() - 1, parts.own(), rows);
    }

    /** The methods that make rows of one turn which all turns read. */
    private void rounds() {
        SharedRows shared = planned.shared();
        if (!shared.rounds().isEmpty()) {
            script.among(planned.parts());
        }
        for (int round = 0; round < shared.rounds().size(); round++) {
            TorchScript writes = writer(shared.before(round));
            script.method(ROUND + round, ofPart(), "List[Tensor]");
            script.line("leaves = ps");
            Schedule schedule = Schedule.withoutGradient(shared.lines(planned.graph(), round));
            script.evaluate(planned.graph(), schedule, writes, "ps[0]");
            script.line(shared.rounds().get(round).stream()
                    .map(value -> writes.value(value.own()))
                    .collect(Collectors.joining(", ", "return [", "]")));
        }
    }

    private void part() {
        script.method(PART, ofPart(), "List[Tensor]");
        evaluated();
        script.line("g.append(tally)");
        script.line("return g");
    }

    /** What a part is given. */
    private String ofPart() {
        return BatchParts.OWN + ": int, " + signature.declarations() + wholes() + "ps: List[Tensor]"
                + Signature.tables(state.frozen())
                + (state.target().isPresent() ? ", ts: List[Tensor]" : "")
                + (taught ? ", " + Signature.TEACHER + ": List[Tensor]" : "")
                + (planned.shared().rounds().isEmpty() ? "" : ", " + SharedRows.LIST + ": List[Tensor]");
    }

    private String wholes() {
        return signature.read(planned.graph()).stream()
                .map(argument -> Signature.whole(argument) + ": Tensor, ")
                .collect(Collectors.joining());
    }

    private void turns() {
        BatchParts parts = planned.parts();
        script.recording(false);
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < signature.data().size(); i++) {
            String argument = Signature.argument(i);
            boolean hasRows = signature.data().get(i).type().shape().rank() > 0;
            arguments.add(
                    hasRows
                            ? "torch.narrow(%1$s, 0, i * (torch.size(%1$s, 0) // %2$d), torch.size(%1$s, 0) // %2$d)"
                                    .formatted(argument, parts.turns())
                            : argument);
        }
        for (String argument : signature.read(planned.graph())) {
            String whole = Signature.whole(argument);
            script.inner(whole + " = " + (parts.ranks() > 1 ? "self.all_rows(" + argument + ")" : argument));
            arguments.add(whole);
        }
        arguments.add("ps");
        if (!state.frozen().isEmpty()) {
            arguments.add("fs");
        }
        if (state.target().isPresent()) {
            arguments.add("ts");
        }
        if (taught) {
            arguments.add(Signature.TEACHER);
        }
        if (!planned.shared().rounds().isEmpty()) {
            arguments.add(SharedRows.LIST);
            script.inner(SharedRows.LIST + " = annotate(List[Tensor], [])");
        }
        for (int round = 0; round < planned.shared().rounds().size(); round++) {
            round(round, arguments);
        }
        script.inner("g = annotate(List[Tensor], [])");
        script.inner("for i in range(" + parts.turns() + "):");
        script.inner("  q = " + call(PART, arguments));
        script.inner("  if i == 0:");
        script.inner("    g = q");
        script.inner("  else:");
        script.inner("    torch._foreach_add_(g, q)");
        script.inner("tally = g.pop()");
    }

    /** Adds the rows of all turns, and of all ranks, of the values that a round makes. */
    private void round(int round, List<String> arguments) {
        BatchParts parts = planned.parts();
        script.inner("turns = annotate(List[List[Tensor]], [])");
        script.inner("for i in range(" + parts.turns() + "):");
        script.inner("  turns.append(" + call(ROUND + round, arguments) + ")");
        script.inner("for i in range(len(turns[0])):");
        script.inner("  q = torch.cat([turn[i] for turn in turns])");
        script.inner("  %s.append(%s)".formatted(SharedRows.LIST, parts.all("q")));
    }

    /** The call of a method of one turn, whose number is i. */
    private String call(String method, List<String> arguments) {
        BatchParts parts = planned.parts();
        return "self.%s(%d + i, %s)".formatted(method, parts.rank() * parts.turns(), String.join(", ", arguments));
    }

    /** Clipping, the update and the averages, with what the step says of itself. */
    private void updated(String loss) {
        script.recording(false);
        script.inner("norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(g)))");
        script.inner("bad = torch.to(torch.logical_not(torch.isfinite(norm + " + loss + ")), 6)");
        if (Double.isFinite(optimiser.clip())) {
            script.inner("torch._foreach_mul_(g, torch.clamp_max(" + optimiser.clip() + " / (norm + 1.0E-6), 1.0))");
        }
        update.write();
        // a weight of zero would not do: -0.0 + 0.0 is 0.0, and infinity times zero is no number
        script.inner("if float(bad) == 0.0:");
        for (int i = 0; i <= state.moreAverages().size(); i++) {
            String list = i == 0 ? "es" : "e" + i;
            script.inner("  torch._foreach_lerp_(%s, ps, 1.0 - float(decays[%d]))".formatted(list, i));
        }
        if (state.target().isPresent()) {
            script.inner("  torch._foreach_lerp_(ts, ps, 1.0 - float(decay))");
        }
        if (planned.parts().isDivided()) {
            saidOfParts();
        } else {
            saidOfAll();
        }
    }

    private void saidOfAll() {
        List<String> said = scalars.stream().map(this::said).collect(Collectors.toCollection(ArrayList::new));
        said.addAll(2, List.of("norm", "bad"));
        script.line("said = torch.stack([torch.to(torch.detach(q), 7) for q in [" + String.join(", ", said) + "]])");
        if (planned.showsRows()) {
            String rows = PlannedStep.ROWS.stream().map(this::said).collect(Collectors.joining(", "));
            script.line("rows = [torch.to(torch.detach(q), 7) for q in [" + rows + "]]");
            script.line("said = torch.cat([said, torch.cat(rows)])");
        }
    }

    private void saidOfParts() {
        script.line("tally = torch.to(tally, 7)");
        script.line("own = torch.to(torch.stack([torch.to(norm, 7), torch.to(bad, 7)]), 7)");
        script.line("said = torch.cat([torch.slice(tally, 0, 0, 2), own, torch.slice(tally, 0, 2)])");
    }

    private String lists() {
        return "ps: List[Tensor], ms: List[Tensor], "
                + (state.secondMoments().isPresent() ? "vs: List[Tensor], " : "")
                + "ns: List[Tensor], es: List[Tensor]"
                + Signature.tables(state.frozen())
                + (state.target().isPresent() ? ", ts: List[Tensor]" : "")
                + (taught ? ", " + Signature.TEACHER + ": List[Tensor]" : "")
                + IntStream.rangeClosed(1, state.moreAverages().size())
                        .mapToObj(i -> ", e" + i + ": List[Tensor]")
                        .collect(Collectors.joining())
                + (planned.parts().ranks() > 1 ? ", bs: List[Tensor]" : "");
    }
}
