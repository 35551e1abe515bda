package saltus.recipes.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import saltus.pipeline.Pipeline;
import saltus.runtime.FolderLock;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.sweep.Budget;
import saltus.runtime.sweep.Halving;
import saltus.runtime.sweep.Sweep;
import saltus.runtime.sweep.SweepProgress;
import saltus.runtime.sweep.SweepRequest;
import saltus.runtime.sweep.choice.FactorReader;
import saltus.runtime.sweep.choice.Language;
import saltus.runtime.sweep.compile.RecipeCompiler;
import saltus.runtime.sweep.job.ChildCommand;
import saltus.runtime.sweep.report.Findings;

/** A sweep whose trainings are {@link StubTraining}s. */
final class StubSweep {
    private static final int SEEDS = 2;
    private static final int JOBS = 2;

    private StubSweep() {}

    /** A sweep in a process of its own: the folder, the budget, and what is varied. */
    public static void main(String[] arguments) {
        List<String> all = List.of(arguments);
        run(Path.of(all.get(0)), Budget.parse(all.get(1)), Halving.NONE, all.subList(2, all.size()));
    }

    static Findings run(Path out, Budget budget, Halving halving, List<String> vary) {
        RecipeCompiler compiler = RecipeCompiler.ofThisJava();
        RecipeCatalog recipes = RecipeCatalog.load(StubSweep.class.getClassLoader());
        Pipeline base = recipes.find("MeanFlow");
        FactorReader reader = new FactorReader(compiler.language(), recipes, base, List.of("lr", "batch"));
        vary.forEach(reader::read);
        SweepRequest request = new SweepRequest(
                base,
                reader.factors(),
                reader.leftOut(),
                reader.factors().size(),
                "moons",
                "content",
                "SW2",
                budget,
                SEEDS,
                halving,
                JOBS,
                List.of("--data", "moons", "--threads", "1"),
                out);
        ChildCommand child = new ChildCommand(StubTraining.class.getName(), Language.classPath());
        try (FolderLock lock = FolderLock.of(out)) {
            return new Sweep(request, compiler, child).run(new Silent());
        }
    }

    private record Silent() implements SweepProgress {
        @Override
        public void compiled(int combinations, Map<String, Long> refused, int trained) {}

        @Override
        public boolean terminal() {
            return false;
        }
    }
}
