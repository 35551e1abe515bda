package saltus.runtime.sweep.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.evaluate.MeasuredSamples;
import saltus.runtime.evaluate.Score;
import saltus.runtime.train.RunFolder;
import saltus.runtime.train.TrainingTime;

/**
 * A training with its files: a run folder, beside it what its processes have said, and how it ended.
 *
 * @param training what is trained
 * @param shared arguments of all trainings of a sweep
 * @param data fingerprint of what is learnt
 * @param metric by which samples are measured
 * @param runs folder of all runs
 */
record TrainingJob(Training training, List<String> shared, String data, String metric, Path runs) {
    private static final int NOTHING_USEFUL = 3;
    private static final int MISTAKE_IN_THE_INPUT = 2;
    private static final String SENTENCE = "saltus: ";

    private Path place() {
        return runs.resolve(training.candidate().name());
    }

    private String run() {
        return "seed-" + training.seed();
    }

    Path folder() {
        return place().resolve(run());
    }

    /** All that its processes have said. */
    Path output() {
        return place().resolve(run() + ".log");
    }

    /** How it ended; kept for each number of steps, as a later part of a sweep asks for more. */
    OutcomeFile outcome() {
        String key = String.join(" ", arguments()) + " | " + data + " | "
                + Integer.toHexString(training.candidate().computation().hashCode());
        return OutcomeFile.of(place(), run(), training.steps(), key);
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("train"));
        arguments.addAll(training.candidate().arguments(shared));
        arguments.addAll(
                List.of("--steps", String.valueOf(training.steps()), "--seed", String.valueOf(training.seed())));
        return arguments;
    }

    /**
     * Looks for longer trainings.
     *
     * @throws BadInputException if there is one, which cannot be made shorter
     */
    void requireNoLonger() {
        long longest = OutcomeFile.longest(place(), run());
        if (longest > training.steps()) {
            throw new BadInputException(
                    "The training in '%s' has %d steps, more than the %d that are wanted; give a larger --budget, or another folder with --out."
                            .formatted(folder(), longest, training.steps()));
        }
    }

    /** CPU threads of its engine. */
    int threads() {
        List<String> arguments = arguments();
        return Integer.parseInt(arguments.get(arguments.indexOf("--threads") + 1));
    }

    /**
     * What a process is told.
     *
     * @throws BadInputException if there is no room for what it will say
     */
    List<String> command() {
        try {
            Files.createDirectories(place());
        } catch (IOException e) {
            throw FileProblem.cannotWrite(place(), e);
        }
        List<String> command = arguments();
        command.addAll(List.of("--no-page", "--out", folder().toString()));
        return command;
    }

    /** What an exit code means; empty if the process was killed, or asked to stop, or met a mistake of Saltus. */
    Optional<Outcome> ended(int code) {
        return switch (code) {
            case 0 -> measured();
            case NOTHING_USEFUL -> Optional.of(new Outcome.Useless(said()));
            case MISTAKE_IN_THE_INPUT -> Optional.of(new Outcome.Refused(said()));
            default -> Optional.empty();
        };
    }

    /** A training that ended without a result, as the beginning of a sentence. */
    String failed(int code) {
        return "The training of %s with seed %d ended without a result (exit code %d), see '%s'"
                .formatted(training.candidate().text(), training.seed(), code, output());
    }

    /** What was measured; empty if the process was asked to stop before all steps were made. */
    private Optional<Outcome> measured() {
        RunFolder run = new RunFolder(folder());
        Optional<MeasuredSamples> measured = MeasuredSamples.read(run.metrics());
        if (measured.filter(there -> there.step() != training.steps()).isPresent()) {
            return Optional.empty();
        }
        List<Score> scores = measured.map(MeasuredSamples::scores).orElse(List.of());
        Score score = scores.stream()
                .filter(one -> one.metric().equals(metric))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "The training in '%s' has not measured its samples by %s; delete its folder, and repeat the command."
                                .formatted(folder(), metric)));
        Map<String, Double> others = new LinkedHashMap<>();
        scores.stream().filter(one -> !one.equals(score)).forEach(one -> others.put(one.metric(), one.value()));
        return Optional.of(new Outcome.Measured(
                score.value(),
                score.floor().mean(),
                score.worseBelow(),
                TrainingTime.seconds(run, training.steps()).orElse(0),
                others));
    }

    /** The last sentence that a process has said. */
    String said() {
        try (var lines = Files.lines(output())) {
            return lines.filter(line -> line.startsWith(SENTENCE))
                    .reduce((earlier, last) -> last)
                    .map(line -> line.substring(SENTENCE.length()))
                    .orElse("it does not say why");
        } catch (IOException e) {
            throw FileProblem.cannotRead(output(), e);
        }
    }
}
