package saltus.runtime.cli;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import saltus.pipeline.Card;

/** {@code saltus explain RECIPE}: the design, what was checked, and the plan with its cost. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Shows a recipe: its components and who declares them, the rules that the compiler has checked, and the network"
                    + " evaluations of a training step.",
            "",
            "Costs are in forward evaluations of the whole batch; 'reference' is the order in which reference"
                    + " implementations evaluate (target apart from student, tangents on all rows)."
        })
final class ExplainCommand implements Runnable {
    @Parameters(paramLabel = "RECIPE", description = "Simple or full name of a recipe on the class path.")
    private String recipe;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Card card = Recipes.onClassPath().find(recipe).card();
        PrintWriter out = spec.commandLine().getOut();
        out.println(card.recipe() + "  (" + card.type() + ")");
        if (!card.summary().isEmpty()) {
            out.println(card.summary());
        }
        out.println();
        out.println("Design");
        card.components().forEach(line -> component(out, card, line));
        out.println();
        out.println("Checked by the compiler");
        card.checks().forEach(check -> out.println("  " + check));
        out.println();
        plan(out, card);
        out.flush();
    }

    private static void component(PrintWriter out, Card card, Card.ComponentLine line) {
        String origin = line.source().equals(card.type()) ? "" : "  from " + line.source();
        out.printf(Locale.ROOT, "  %-16s %s%s%n", line.category().toLowerCase(Locale.ROOT), line.text(), origin);
    }

    private static void plan(PrintWriter out, Card card) {
        out.printf(Locale.ROOT, "%-26s %-36s %8s %10s%n", "Plan of a training step", "rows", "planned", "reference");
        for (Card.Evaluation e : card.plan()) {
            out.printf(
                    Locale.ROOT,
                    "  %-24s %-36s %8.2f %10.2f   %s%n",
                    e.what(),
                    e.rows(),
                    e.planned(),
                    e.reference(),
                    e.mode());
        }
        out.printf(
                Locale.ROOT,
                "  %-24s %-36s %8.2f %10.2f   ratio %.2f%n",
                "together",
                "",
                card.plannedCost(),
                card.referenceCost(),
                card.plannedCost() / card.referenceCost());
    }
}
