package saltus.runtime.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import saltus.graph.GraphException;
import saltus.pipeline.Pipeline;
import saltus.pipeline.plan.Plan;

/** {@code saltus recipes}: a table of the designs on the class path. */
@Command(
        name = "recipes",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the recipes on the class path, each with the first sentence of its documentation.",
            "",
            "See 'saltus explain RECIPE' for everything about one."
        })
final class RecipesCommand implements Runnable {
    private static final String COST = "%-7s  %-9s  ";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--costs",
            description = "Also count what a training step costs in forward evaluations of the network: as planned, and"
                    + " in the reference order (nothing shared). Takes some seconds.")
    private boolean costs;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<Pipeline> recipes = Recipes.onClassPath().all();
        List<String> prices =
                costs ? recipes.parallelStream().map(RecipesCommand::price).toList() : List.of();
        int width = recipes.stream()
                .mapToInt(pipeline -> pipeline.card().recipe().length())
                .max()
                .orElse(6);
        String format = "%-" + width + "s  %s%s%n";
        out.printf(Locale.ROOT, format, "RECIPE", costs ? String.format(COST, "PLANNED", "REFERENCE") : "", "");
        for (int i = 0; i < recipes.size(); i++) {
            String price = costs ? prices.get(i) : "";
            out.printf(
                    Locale.ROOT,
                    format,
                    recipes.get(i).card().recipe(),
                    price,
                    recipes.get(i).card().summary());
        }
        out.flush();
    }

    private static String price(Pipeline pipeline) {
        try {
            Plan plan = Plan.of(pipeline);
            return String.format(
                    COST,
                    String.format(Locale.ROOT, "%.2f", plan.planned()),
                    String.format(Locale.ROOT, "%.2f", plan.reference()));
        } catch (GraphException e) {
            // a recipe's own methods may not take the samples on which evaluations are counted
            return String.format(COST, "-", "-");
        }
    }
}
