package saltus.runtime.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import saltus.pipeline.Pipeline;
import saltus.runtime.BadInputException;
import saltus.runtime.FolderLock;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.Thoroughness;
import saltus.runtime.door.Named;
import saltus.runtime.evaluate.JudgeRequest;
import saltus.runtime.evaluate.Judges;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.sweep.Budget;
import saltus.runtime.sweep.Halving;
import saltus.runtime.sweep.Sweep;
import saltus.runtime.sweep.SweepProgress;
import saltus.runtime.sweep.SweepRequest;
import saltus.runtime.sweep.choice.Choice;
import saltus.runtime.sweep.choice.Factor;
import saltus.runtime.sweep.choice.FactorReader;
import saltus.runtime.sweep.choice.Language;
import saltus.runtime.sweep.choice.Slot;
import saltus.runtime.sweep.compile.RecipeCompiler;
import saltus.runtime.sweep.job.ChildCommand;
import saltus.runtime.sweep.report.Findings;
import saltus.runtime.sweep.report.TextReport;
import saltus.runtime.train.PlannedRun;

/** {@code saltus sweep BASE --vary SLOT=CHOICE,..}: finds what improves a recipe. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds what improves a recipe. Each combination of choices is written as a recipe; the compiler throws out what"
                    + " is wrong, by the checks that it lists; the others are trained alike, each with the same seeds, and"
                    + " compared. What they show is told from noise: by intervals over the seeds, and by probabilities that"
                    + " are corrected for how much is compared.",
            "",
            "A slot is what a component decides, as 'saltus explain RECIPE' names it: path, times, weight, time_weight,"
                    + " guidance and so on. Its choices are components with their members; what BASE has is always one of"
                    + " them, and SLOT=* stands for every component there is. Members that have no default are then as BASE"
                    + " or most recipes have them. 'none' is no component. The slot 'recipe' is BASE itself: its choices are"
                    + " other recipes, to which the other slots are added. Any option of 'saltus train' that takes a value"
                    + " is a slot, too: --vary lr=1e-3,2e-3 --vary network=mlp:128x3,mlp:256x3.",
            "",
            "Leaves in the output folder recipes (in Java), recipes.jar (compiled: with it on the class path every command"
                    + " knows them), runs (folders as 'saltus train' makes them), results.json and report.html.",
            "",
            "The same command goes on where it was stopped, however it was stopped, trains nothing twice, and ends with the"
                    + " same findings. More choices, seeds or steps may be asked for later. Needs a JDK, since a Java without"
                    + " a compiler cannot compile."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  saltus sweep MeanFlow --vary 'weight=AdaptiveWeight(power=1)' --vary 'times=LogitNormalTimes(mean=-0.4,"
                    + "deviation=1,coincide=0.75),PowerTimes(coincide=0.5)' --budget 4000",
            "  saltus sweep MeanFlow --vary 'metric=*' --budget 20000evaluations --halving 3",
            "  saltus sweep LatentMeanFlow --vary recipe=AblationA1,AblationA2,AblationB1,AblationB2,AblationC,AblationD"
                    + " --data digits --budget 4000",
            "  saltus sweep MeanFlow --vary lr=5e-4,2e-3 --vary batch=128,512 --budget 4000 -- --ema 0.999",
            "",
            "Options behind '--' are handed to every training."
        })
final class SweepCommand implements Runnable {
    private static final int CONSOLE_ROWS = 25;

    @Parameters(
            index = "0",
            paramLabel = "BASE",
            description = "Simple or full name of the recipe that is varied, and that the others are compared with.")
    private String base;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "OPTION",
            hideParamSyntax = true,
            description = "Behind '--': options of 'saltus train' for all trainings.")
    private List<String> handed = List.of();

    @Option(
            names = "--vary",
            paramLabel = "SLOT=CHOICE,..",
            required = true,
            description = "What is varied, see above; may be repeated. Commas inside of parentheses part nothing.")
    private List<String> vary = List.of();

    @Option(
            names = "--budget",
            paramLabel = "N",
            required = true,
            description = "What each training may take: steps, such as 4000, or forward evaluations of the network on a"
                    + " whole batch, such as 20000evaluations, of which the steps of some recipes take more than others'; 60s is as many as"
                    + " BASE makes in 60 seconds, timed alone on this machine.")
    private String budget;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "What is learnt (default: the first of the usual ones).")
    private @Nullable String data;

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            description =
                    "By what recipes are ranked; others, if repeated, are measured, too (default: the first of the usual"
                            + " ones).")
    private List<String> metrics = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Trainings of each candidate, with the seeds 0 to N - 1 (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--halving",
            paramLabel = "F",
            defaultValue = "1",
            description =
                    "Train all candidates for a part of the budget, the best 1/F of them for F times as long, and so"
                            + " on; a longer training continues the shorter one (default: all are trained for all of it).")
    private int halving;

    @Option(
            names = "--changes",
            paramLabel = "N",
            description = "Slots at most in which a candidate differs from BASE (default: all).")
    private @Nullable Integer changes;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description =
                    "Trainings at a time, each a process of its own (default: the machine's cores over --threads).")
    private @Nullable Integer jobs;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "CPU threads of a training (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "The folder of the sweep (default: sweeps/BASE-DATA).")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        RecipeCompiler compiler = RecipeCompiler.ofThisJava();
        RecipeCatalog recipes = Recipes.onClassPath();
        Pipeline pipeline = recipes.find(base);
        TrainingOptions options = new TrainingOptions(spec.root().commandLine());
        options.check(handed);
        FactorReader reader = new FactorReader(compiler.language(), recipes, pipeline, options.varied());
        vary.forEach(reader::read);
        reader.factors().forEach(factor -> check(options, factor));
        Budget amount = Budget.parse(budget);
        Halving fewer = new Halving(halving);
        requireEndless(reader, amount, fewer);
        String text = data != null ? data : DoorLists.usualData().get(0);
        Named<DataSet> set = DataSources.open(text);
        String ranking = ranking(set);
        SweepRequest request = new SweepRequest(
                pipeline,
                reader.factors(),
                reader.leftOut(),
                changes != null ? changes : reader.factors().size(),
                set.text(),
                set.value().fingerprint(Thoroughness.QUICK),
                ranking,
                amount,
                seeds,
                fewer,
                jobs != null ? jobs : Math.max(1, Runtime.getRuntime().availableProcessors() / Math.max(1, threads)),
                shared(text, ranking),
                out != null ? out : Path.of("sweeps", PlannedRun.folderName(pipeline, text)));
        ChildCommand child = new ChildCommand(BoundToParent.class.getName(), Language.classPath());
        try (FolderLock lock = FolderLock.of(request.out())) {
            tell(
                    new Sweep(request, compiler, child)
                            .run(new ConsoleProgress(spec.commandLine().getOut())),
                    lock.folder());
        }
    }

    /** Refuses schedules that end with the steps where a training is made longer. */
    private void requireEndless(FactorReader reader, Budget amount, Halving fewer) {
        boolean makesLonger = fewer.factor() > 1 || amount.unit() == Budget.Unit.SECONDS;
        boolean isHanded = String.join(" ", handed).matches(".*--lr-schedule[= ]cosine.*");
        boolean isVaried = reader.factors().stream()
                .filter(factor -> factor.slot() instanceof Slot.Setting setting
                        && setting.name().equals("lr-schedule"))
                .flatMap(factor -> factor.choices().stream())
                .anyMatch(choice -> choice.text().equals("cosine"));
        if (makesLonger && (isHanded || isVaried)) {
            throw new BadInputException(
                    "A cosine ends with its training, which --halving and a --budget in seconds make longer; give the budget in steps and no --halving, or take --lr-schedule inverse-sqrt.");
        }
    }

    private static void check(TrainingOptions options, Factor factor) {
        if (factor.slot() instanceof Slot.Setting setting) {
            options.check(
                    setting.name(),
                    factor.choices().stream()
                            .filter(Choice.Setting.class::isInstance)
                            .map(Choice::text)
                            .toList());
        }
    }

    /** The text of the metric by which recipes are ranked. */
    private String ranking(Named<DataSet> set) {
        JudgeRequest request = new JudgeRequest(metrics, 0);
        return (metrics.isEmpty() ? Judges.usual(request, set) : Judges.of(request, set))
                .map(judge -> judge.metrics().get(0))
                .orElseThrow(() -> new BadInputException(
                        "A sweep ranks recipes by a metric, and there is none for '%s'; give one with --metric, see 'saltus doors'."
                                .formatted(set.text())));
    }

    private List<String> shared(String text, String ranking) {
        List<String> shared = new ArrayList<>(List.of("--data", text, "--threads", String.valueOf(threads)));
        (metrics.isEmpty() ? List.of(ranking) : metrics).forEach(name -> shared.addAll(List.of("--metric", name)));
        shared.addAll(handed);
        return shared;
    }

    private void tell(Findings findings, Path folder) {
        PrintWriter console = spec.commandLine().getOut();
        console.println(new TextReport(findings, CONSOLE_ROWS).text());
        for (String file : List.of("report.html", "results.json", "recipes", "runs")) {
            console.println("  " + folder.resolve(file));
        }
        console.flush();
    }

    /** Says how many combinations are left before the bar begins. */
    private record ConsoleProgress(PrintWriter console) implements SweepProgress {
        @Override
        public void compiled(int combinations, Map<String, Long> refused, int trained) {
            console.printf(Locale.ROOT, "%,d combinations, of which %,d are trained%n", combinations, trained);
            refused.forEach((id, count) -> console.printf(Locale.ROOT, "  %,6d  refused by %s%n", count, id));
            console.flush();
        }

        @Override
        public boolean terminal() {
            return Help.Ansi.AUTO.enabled();
        }
    }
}
