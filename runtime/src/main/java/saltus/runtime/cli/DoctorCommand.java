package saltus.runtime.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import saltus.pipeline.Pipeline;
import saltus.runtime.doctor.DiskExamination;
import saltus.runtime.doctor.Examination;
import saltus.runtime.doctor.Finding;
import saltus.runtime.doctor.JavaExamination;
import saltus.runtime.doctor.MemoryExamination;
import saltus.runtime.doctor.ProcessorExamination;
import saltus.runtime.doctor.SystemFiles;
import saltus.runtime.doctor.Verdict;
import saltus.runtime.memory.MemoryLimit;
import saltus.runtime.program.Devices;
import saltus.runtime.program.EngineExamination;
import saltus.runtime.ranks.RanksExamination;
import saltus.runtime.recipe.RecipeCatalog;

/** {@code saltus doctor}: what there is on this machine, what fits, and what to do about what is not well. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Says what Saltus finds on this machine, what of it is not well, and what to do about that: Java and its heap,"
                    + " processors and their instructions, memory, the engine with its libraries and devices, threads, large"
                    + " pages, disks, and which sizes of SiT a training has room for. Nothing is changed.",
            "",
            "Each line begins with 'ok', with 'note' where training works and would go better, or with 'STOP' where none is"
                    + " possible; below it stands what to do.",
        },
        footer = {
            "",
            "Exit codes: 0 if a training can run here, 3 if none can.",
            "",
            "Examples:",
            "  saltus doctor",
            "  saltus doctor ShortcutDiffusion              what fits of another recipe",
            "  java -Xmx2g -jar saltus.jar doctor           what Java would be given",
            "",
            "For graphics processors see 'saltus explain Devices'."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final int NO_TRAINING = 3;
    private static final String USUAL_RECIPE = "MeanFlow";
    private static final double RUN_BYTES = 2e9;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RECIPE",
            description = "What would be trained (default: " + USUAL_RECIPE + ").")
    private @Nullable String recipe;

    @Override
    public Integer call() {
        RecipeCatalog recipes = Recipes.onClassPath();
        String usual = recipes.has(USUAL_RECIPE) || recipes.all().isEmpty()
                ? USUAL_RECIPE
                : recipes.all().get(0).card().recipe();
        String name = recipe == null ? usual : recipe;
        boolean hasRecipe = recipe != null || !recipes.all().isEmpty();
        Map<String, List<Examination>> parts = new LinkedHashMap<>();
        parts.put("Machine", List.of(ProcessorExamination.here(), MemoryExamination.here(), JavaExamination.here()));
        parts.put("Engine", List.of(new EngineExamination(SystemFiles.here()), new RanksExamination()));
        parts.put(
                "Files",
                List.of(new DiskExamination(
                        "runs", Path.of("runs"), RUN_BYTES, "free some space, or keep runs elsewhere by --out")));
        parts.put("Training", hasRecipe ? training(recipes, recipes.find(name)) : List.of(DoctorCommand::noRecipe));
        return print(parts);
    }

    private static List<Examination> training(RecipeCatalog recipes, Pipeline pipeline) {
        String found = "%d on the class path; below is %s"
                .formatted(recipes.all().size(), pipeline.card().recipe());
        List<Examination> all = new ArrayList<>();
        all.add(() -> List.of(Finding.well("recipes", found)));
        all.add(new FittingExamination(pipeline, "cpu", MemoryLimit.here().machine()));
        List<Double> gpus = Devices.gpuMemories();
        for (int i = 0; i < gpus.size(); i++) {
            all.add(new FittingExamination(pipeline, "gpu:" + i, gpus.get(i)));
        }
        return all;
    }

    private static List<Finding> noRecipe() {
        return List.of(Finding.stop("recipes", "none on the class path", "add a jar or folder with recipes to it"));
    }

    private int print(Map<String, List<Examination>> parts) {
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> all = new ArrayList<>();
        parts.forEach((part, examinations) -> {
            out.println(part);
            for (Examination examination : examinations) {
                for (Finding finding : examination.findings()) {
                    all.add(finding);
                    print(out, finding);
                }
                out.flush();
            }
            out.println();
        });
        long notes = count(all, Verdict.COULD_BE_BETTER);
        long stops = count(all, Verdict.PREVENTS);
        out.printf(
                Locale.ROOT,
                "%s%s%n",
                stops == 0 ? "A training can run here" : "No training can run here: see the lines with STOP",
                notes == 0 ? "." : stops == 0 ? "; %d notes say what would be better.".formatted(notes) : ".");
        out.flush();
        return stops == 0 ? 0 : NO_TRAINING;
    }

    private static void print(PrintWriter out, Finding finding) {
        out.printf(Locale.ROOT, "  %-4s  %-15s  %s%n", finding.verdict().mark(), finding.what(), finding.found());
        if (!finding.advice().isEmpty()) {
            out.printf(Locale.ROOT, "  %-4s  %-15s  -> %s%n", "", "", finding.advice());
        }
    }

    private static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }
}
