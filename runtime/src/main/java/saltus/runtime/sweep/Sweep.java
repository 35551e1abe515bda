package saltus.runtime.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import saltus.runtime.AtomicFile;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.JsonFile;
import saltus.runtime.UnusableResultException;
import saltus.runtime.sweep.choice.Combination;
import saltus.runtime.sweep.compile.RecipeCompiler;
import saltus.runtime.sweep.compile.RecipeJar;
import saltus.runtime.sweep.compile.RecipeSource;
import saltus.runtime.sweep.compile.Refusal;
import saltus.runtime.sweep.job.Candidate;
import saltus.runtime.sweep.job.ChildCommand;
import saltus.runtime.sweep.job.Outcome;
import saltus.runtime.sweep.job.Training;
import saltus.runtime.sweep.job.Workers;
import saltus.runtime.sweep.report.Findings;
import saltus.runtime.sweep.report.ResultsJson;
import saltus.runtime.sweep.report.SweepPage;

/**
 * A sweep in its folder: recipes in Java and compiled, a run of each seed, and at the end what was found. All that was done
 * stays done: the same request goes on where it was stopped, and ends with the same findings.
 */
public final class Sweep {
    private static final int MOST_COMBINATIONS = 2000;
    private static final int TIMED_STEPS = 100;

    private final SweepRequest request;
    private final RecipeCompiler compiler;
    private final ChildCommand child;

    /**
     * A sweep.
     *
     * @param child trains; the compiled recipes are added to its class path
     */
    public Sweep(SweepRequest request, RecipeCompiler compiler, ChildCommand child) {
        this.request = request;
        this.compiler = compiler;
        this.child = child;
    }

    /**
     * What the compiler leaves of all combinations, before anything is trained.
     *
     * @throws BadInputException if there are too many
     */
    Candidates candidates() {
        double number = Combination.count(request.factors(), request.changes());
        if (number > MOST_COMBINATIONS) {
            throw new BadInputException(
                    "These choices make %.3g combinations, and a sweep takes %d at most; vary fewer slots at once, or let few of them differ with --changes 2."
                            .formatted(number, MOST_COMBINATIONS));
        }
        return Candidates.of(request.base(), Combination.all(request.factors(), request.changes()), compiler);
    }

    /**
     * Does all that is left to do.
     *
     * @param progress where its progress is shown
     * @return what was found, which its folder has, too
     * @throws BadInputException if the folder has longer trainings, or one ended without a result
     * @throws UnusableResultException if the base itself cannot be trained like this
     */
    public Findings run(SweepProgress progress) {
        Candidates candidates = candidates();
        candidates.sources().values().stream().distinct().forEach(this::write);
        Path jar = request.out().resolve("recipes.jar");
        RecipeJar.write(jar, candidates.files());
        progress.compiled(
                candidates.of().size() + candidates.refused().size(),
                Refusal.counts(candidates.refused().values()),
                candidates.trained().size());
        Workers workers = new Workers(
                child.with(jar.toAbsolutePath()),
                request.jobs(),
                request.shared(),
                request.content(),
                request.metric(),
                request.out().resolve("runs"));
        List<Part> parts = train(candidates.trained(), workers, progress);
        Candidate base = candidates.trained().get(0);
        requireBase(base, parts.get(0));
        Findings findings = new Conclusions(request, candidates, parts, base).findings();
        JsonFile.write(request.out().resolve("results.json"), ResultsJson.of(findings));
        String page = new SweepPage(findings).text();
        AtomicFile.write(request.out().resolve("report.html"), out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
        return findings;
    }

    private void write(RecipeSource source) {
        Path file = request.out().resolve("recipes").resolve(source.path());
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw FileProblem.cannotWrite(file, e);
        }
        AtomicFile.write(file, out -> out.write(source.text().getBytes(StandardCharsets.UTF_8)));
    }

    private List<Part> train(List<Candidate> all, Workers workers, SweepProgress progress) {
        List<Part> parts = new ArrayList<>();
        List<Candidate> left = all;
        Budget budget = budget(all.get(0), workers, progress);
        int number = request.halving().parts(all.size());
        for (int i = 0; i < number; i++) {
            Map<Candidate, Long> steps = new LinkedHashMap<>();
            for (Candidate candidate : left) {
                steps.put(candidate, request.halving().steps(budget.steps(candidate), i, number));
            }
            String title = number == 1 ? "training" : "part %d of %d".formatted(i + 1, number);
            Part part = new Part(outcomes(left, steps, workers, title, progress), steps);
            parts.add(part);
            left = best(left, part, all.get(0));
        }
        return parts;
    }

    /** Seconds are counted in evaluations, of which a short training of the base says how many a second has. */
    private Budget budget(Candidate base, Workers workers, SweepProgress progress) {
        Budget budget = request.budget();
        if (budget.unit() != Budget.Unit.SECONDS) {
            return budget;
        }
        Training trial = new Training(base, 0, TIMED_STEPS);
        Outcome outcome =
                workers.run(List.of(trial), "timing", progress.terminal()).get(trial);
        if (!(outcome instanceof Outcome.Measured measured) || measured.seconds() <= 0) {
            throw new UnusableResultException(
                    "There is no telling how long a step of %s takes, since %d of them came to no good end; give the budget in steps."
                            .formatted(base.text(), TIMED_STEPS));
        }
        return budget.at(TIMED_STEPS * base.cost().orElse(1) / measured.seconds());
    }

    /** The base stays, as others are compared with it. */
    private List<Candidate> best(List<Candidate> candidates, Part part, Candidate base) {
        Set<Candidate> kept = new LinkedHashSet<>(List.of(base));
        candidates.stream()
                .filter(candidate -> part.values(candidate).isPresent())
                .sorted(Comparator.comparing(part::place))
                .limit(request.halving().kept(candidates.size()))
                .forEach(kept::add);
        return candidates.stream().filter(kept::contains).toList();
    }

    /** All candidates with the first seed, then all with the next: what is refused is refused early. */
    private Map<Candidate, List<Outcome>> outcomes(
            List<Candidate> candidates,
            Map<Candidate, Long> steps,
            Workers workers,
            String title,
            SweepProgress progress) {
        List<Training> trainings = new ArrayList<>();
        for (int seed = 0; seed < request.seeds(); seed++) {
            for (Candidate candidate : candidates) {
                trainings.add(new Training(candidate, seed, steps.getOrDefault(candidate, 0L)));
            }
        }
        Map<Candidate, List<Outcome>> outcomes = new LinkedHashMap<>();
        workers.run(trainings, title, progress.terminal())
                .forEach((training, outcome) -> outcomes.computeIfAbsent(training.candidate(), one -> new ArrayList<>())
                        .add(outcome));
        return outcomes;
    }

    private static void requireBase(Candidate base, Part first) {
        if (first.values(base).isEmpty()) {
            String said = first.outcomes().getOrDefault(base, List.of()).stream()
                    .map(Sweep::said)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse("its metric is not finite");
            throw new UnusableResultException(
                    "There is nothing to compare with, since %s itself came to no good end: %s"
                            .formatted(base.text(), said));
        }
    }

    private static Optional<String> said(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return Optional.of(refused.said());
        }
        return outcome instanceof Outcome.Useless useless ? Optional.of(useless.said()) : Optional.empty();
    }
}
