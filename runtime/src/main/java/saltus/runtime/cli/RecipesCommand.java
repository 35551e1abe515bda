package saltus.runtime.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import saltus.pipeline.Card;
import saltus.pipeline.plan.Plan;

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
        List<Priced> recipes = Recipes.onClassPath().all().parallelStream()
                .map(pipeline -> new Priced(pipeline.card(), Plan.of(pipeline)))
                .toList();
        int width = recipes.stream()
                .mapToInt(recipe -> recipe.card().recipe().length())
                .max()
                .orElse(6);
        String format = "%-" + width + "s  %-7s  %-9s  %s%n";
        out.printf(Locale.ROOT, format, "RECIPE", "PLANNED", "REFERENCE", "");
        for (Priced recipe : recipes) {
            out.printf(
                    Locale.ROOT,
                    format,
                    recipe.card().recipe(),
                    String.format(Locale.ROOT, "%.2f", recipe.plan().planned()),
                    String.format(Locale.ROOT, "%.2f", recipe.plan().reference()),
                    recipe.card().summary());
        }
        out.flush();
    }

    private record Priced(Card card, Plan plan) {}
}
