package saltus.runtime.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import saltus.pipeline.Card;
import saltus.pipeline.Pipeline;

/** {@code saltus recipes}: a table of the designs on the class path. */
@Command(
        name = "recipes",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the recipes on the class path: what each predicts, its target and times, and what a training step costs"
                    + " in forward evaluations of the network (as planned; in the reference order).",
            "",
            "See 'saltus explain RECIPE' for everything about one."
        })
final class RecipesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<Card> cards =
                Recipes.onClassPath().all().stream().map(Pipeline::card).toList();
        int width =
                cards.stream().mapToInt(card -> card.recipe().length()).max().orElse(6);
        String format = "%-" + width + "s  %-7s  %-9s  %s%n";
        out.printf(Locale.ROOT, format, "RECIPE", "PLANNED", "REFERENCE", "");
        for (Card card : cards) {
            out.printf(
                    Locale.ROOT,
                    format,
                    card.recipe(),
                    String.format(Locale.ROOT, "%.2f", card.plannedCost()),
                    String.format(Locale.ROOT, "%.2f", card.referenceCost()),
                    card.summary());
        }
        out.flush();
    }
}
