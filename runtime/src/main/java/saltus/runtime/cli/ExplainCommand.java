package saltus.runtime.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import saltus.pages.Pages;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Route;
import saltus.pipeline.plan.SamplingPlan;
import saltus.runtime.BadInputException;
import saltus.runtime.Suggestion;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.record.Explanation;

/** {@code saltus explain NAME}: a recipe, a page of the manual, or the list of all checks. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Shows a recipe: its components and who declares them, the rules that the compiler has checked, and the network"
                    + " evaluations of a training step and of sampling.",
            "",
            "Or the page of a check, by the id that a message shows in brackets: what it means, why it matters, a recipe"
                    + " that fails, and the fix. A constraint of the framework, C1 to C48, stands for the checks that keep"
                    + " it. Without a name: the list of all checks.",
            "",
            "Or the page of a door: DataSource, Architecture or EvaluationMetric, by which data, networks and metrics of your"
                    + " own come in; or Promises: what is atomic, durable, exact and checked, and how that is tested; or Reference: published settings as"
                    + " commands, and the data that they need; or Reached: what the recipes reach on points; or"
                    + " Devices: how to train on a graphics processor, and what was run on one; or Ranks: how several processes train"
                    + " together.",
            "",
            "If a recipe has the name of a check, the recipe is shown; with Saltus/ before it a name is that of a check.",
            "",
            "Costs are in forward evaluations of the whole batch; 'reference' is the order in which reference"
                    + " implementations evaluate (target apart from student, tangents on all rows). Both are counted in the"
                    + " graph that is executed, with curricula at their end: z_t and z_s are the points at t and s, y is the"
                    + " label that the student gets, and z', r' and t' are none of these."
        },
        footer = {
            "",
            "Examples:",
            "  saltus explain MeanFlow",
            "  saltus explain Saltus/GuidanceNeedsNullLabel",
            "  saltus explain C22",
            "  saltus explain Architecture",
            "  saltus explain Promises",
            "  saltus explain Reference",
            "  saltus explain"
        })
final class ExplainCommand implements Runnable {
    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "Simple or full name of a recipe on the class path, id of a check, or name of a constraint.")
    private @Nullable String name;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            PageOutput.all(out);
        } else if (Pages.isMarked(name)) {
            PageOutput.page(out, Pages.unmarked(name));
        } else {
            named(out, name);
        }
        out.flush();
    }

    /** Recipes come first: their names are the user's, and a check can always be asked for with its prefix. */
    private static void named(PrintWriter out, String name) {
        RecipeCatalog recipes = Recipes.onClassPath();
        if (recipes.has(name)) {
            recipe(out, recipes.find(name));
        } else if (!PageOutput.found(out, name)) {
            out.print(ManualPage.named(name)
                    .orElseThrow(() -> unknown(name, recipes))
                    .text());
        }
    }

    private static BadInputException unknown(String name, RecipeCatalog recipes) {
        List<String> known = new ArrayList<>(Pages.ids());
        ManualPage.all().map(ManualPage::name).forEach(known::add);
        recipes.all().stream()
                .map(Pipeline::card)
                .flatMap(card -> Stream.of(card.recipe(), card.type()))
                .forEach(known::add);
        String hint = Suggestion.nearest(name, known)
                .map(near -> "did you mean '%s'? ".formatted(near))
                .orElse("");
        return new BadInputException(
                "There is neither a recipe nor a check '%s'; %s'saltus recipes' lists the recipes, 'saltus explain' the checks."
                        .formatted(name, hint));
    }

    private static void recipe(PrintWriter out, Pipeline pipeline) {
        Explanation explanation = Explanation.of(pipeline);
        out.println(explanation.recipe() + "  (" + explanation.type() + ")");
        if (!explanation.summary().isEmpty()) {
            out.println(explanation.summary());
        }
        out.println();
        out.println("Design");
        explanation.design().forEach(component -> component(out, explanation, component));
        out.println();
        fixedPoint(out, explanation);
        constraints(out, explanation);
        out.println();
        if (explanation.uncounted().isEmpty()) {
            plan(out, explanation);
        } else {
            out.println("Plan of a training step: not counted, since " + explanation.uncounted());
        }
        out.println();
        Route route = pipeline.usualRoute();
        out.println("Sampling in " + route.words() + ": "
                + SamplingPlan.of(pipeline, route).words());
    }

    private static void component(PrintWriter out, Explanation explanation, Explanation.Component component) {
        String origin = component.source().equals(explanation.type()) ? "" : "  from " + component.source();
        out.printf(Locale.ROOT, "  %-16s %s%s%n", component.slot(), component.annotation(), origin);
    }

    private static void fixedPoint(PrintWriter out, Explanation explanation) {
        explanation.constraints().stream()
                .filter(line -> line.check().equals("FixedPoint"))
                .findFirst()
                .ifPresent(line -> {
                    out.println("Fixed point");
                    out.printf(Locale.ROOT, "  %-16s %s%n%n", line.status(), line.says());
                });
    }

    /** A constraint's name stands before the first of its lines. */
    private static void constraints(PrintWriter out, Explanation explanation) {
        out.println("Constraints (saltus explain ID tells more of each)");
        String before = "";
        for (Explanation.Standing line : explanation.constraints()) {
            String name = line.constraint().equals(before) ? "" : line.constraint();
            out.printf(Locale.ROOT, "  %-4s %-20s %-34s %s%n", name, line.status(), line.check(), line.says());
            before = line.constraint();
        }
    }

    private static void plan(PrintWriter out, Explanation explanation) {
        out.printf(Locale.ROOT, "%-26s %-40s %8s %10s%n", "Plan of a training step", "rows", "planned", "reference");
        for (Explanation.Evaluation line : explanation.plan()) {
            out.printf(
                    Locale.ROOT,
                    "  %-24s %-40s %8.2f %10.2f   %s%n",
                    line.what(),
                    line.rows(),
                    line.planned(),
                    line.reference(),
                    line.mode());
        }
        out.printf(
                Locale.ROOT,
                "  %-24s %-40s %8.2f %10.2f   ratio %.2f%n",
                "together",
                "",
                explanation.planned(),
                explanation.reference(),
                explanation.planned() / explanation.reference());
    }
}
