package saltus.runtime.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import saltus.graph.GraphException;
import saltus.pipeline.plan.Plan;
import saltus.runtime.memory.MemoryLimit;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Weight;
import saltus.runtime.program.StepEstimate;
import saltus.runtime.train.PlannedRun;
import saltus.runtime.train.RunStart;

/** What {@code saltus train --dry-run} says instead of training: sizes, memory, work, and where it would begin. */
final class DryRun {
    private static final String BYTES = "B";
    private static final String OPERATIONS = "FLOP";

    private final PrintWriter out;
    private final PlannedRun run;
    private final StepEstimate estimate;

    DryRun(PrintWriter out, PlannedRun run) {
        this.out = out;
        this.run = run;
        this.estimate = run.estimate();
    }

    /** Says it all. */
    void print(RunStart start) {
        out.println("A dry run: nothing is trained, and nothing is written.");
        parameters(run.network().value());
        memory();
        work();
        files(start);
        out.flush();
    }

    private void parameters(Architecture network) {
        heading("Parameters", counted(network.parameters()));
        Map<String, Long> sizes = new LinkedHashMap<>();
        Map<String, Map<String, Long>> blocks = new LinkedHashMap<>();
        for (Weight weight : network.weights()) {
            String[] names = weight.name().split("\\.", 3);
            String part = weight.trained() ? names[0] : names[0] + ", a fixed table";
            sizes.merge(part, weight.size(), Long::sum);
            if (names.length > 1) {
                blocks.computeIfAbsent(part, name -> new TreeMap<>()).merge(names[1], weight.size(), Long::sum);
            }
        }
        sizes.forEach((part, size) -> line(part, counted(size), equalBlocks(blocks.getOrDefault(part, Map.of()))));
    }

    /** Says how many parts of the same size there are, if there are several of no other. */
    private static String equalBlocks(Map<String, Long> blocks) {
        boolean equal = blocks.size() > 1 && blocks.values().stream().distinct().count() == 1;
        return equal
                ? blocks.size() + " of " + counted(blocks.values().iterator().next())
                : "";
    }

    private void memory() {
        int batch = run.settings().batchSize();
        double bytes = estimate.bytes().applyAsDouble(batch);
        heading("Memory, about", Amount.of(bytes, BYTES));
        estimate.memory().forEach((kind, size) -> line(kind, Amount.of(size, BYTES), ""));
        double machine = MemoryLimit.here().machine();
        int fitting = estimate.largestBatch(batch, machine);
        line(
                "this machine",
                Amount.of(machine, BYTES),
                fitting == batch
                        ? ""
                        : fitting > 0 ? "enough for --batch " + fitting : "too little for a batch of one");
    }

    private void work() {
        long steps = run.settings().steps();
        heading("Work of a step, about", Amount.of(estimate.flops(), OPERATIONS));
        line("of a sample", Amount.of(estimate.flops() / run.settings().batchSize(), OPERATIONS), "");
        line("of one evaluation of it", Amount.of(estimate.forward(), OPERATIONS), "");
        evaluations();
        line("of %s steps".formatted(counted(steps)), Amount.of(estimate.flops() * steps, OPERATIONS), "");
    }

    private void evaluations() {
        String what = "evaluations of a batch";
        try {
            Plan plan = Plan.of(run.pipeline());
            line(
                    what,
                    decimal(plan.planned()),
                    decimal(plan.reference()) + " in the reference's order; a forward one counts 1");
        } catch (GraphException e) {
            line(what, "?", "not counted, since " + e.getMessage());
        }
    }

    private void files(RunStart start) {
        out.println();
        out.println(start.checkpoint()
                .map(checkpoint ->
                        "It would go on after step %s, from '%s'.".formatted(counted(start.made()), checkpoint.path()))
                .orElse("It would begin with step 1."));
        out.printf(
                Locale.ROOT,
                "It would write into '%s': run.json, log.jsonl, loss.png, samples.png, samples.npz, metrics.json if it measures, and every %s steps checkpoint.safetensors of %s.%n",
                run.folder().path(),
                counted(run.settings().checkpointEvery()),
                Amount.of(estimate.checkpoint(), BYTES));
    }

    private void heading(String what, String amount) {
        out.println();
        out.printf(Locale.ROOT, "%-28s %16s%n", what, amount);
    }

    private void line(String what, String amount, String note) {
        out.printf(Locale.ROOT, "  %-26s %16s%s%n", what, amount, note.isEmpty() ? "" : "   " + note);
    }

    private static String counted(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
