package saltus.recipes.ranks;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import saltus.graph.Precision;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;
import saltus.recipes.FlowMatchingPipeline;
import saltus.recipes.InductiveMomentMatchingPipeline;
import saltus.recipes.MeanFlowPipeline;
import saltus.recipes.TerminalVelocityMatchingPipeline;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Mlp;
import saltus.runtime.program.BatchParts;
import saltus.runtime.program.LocalSteps;
import saltus.runtime.program.SharedState;
import saltus.runtime.program.StepReport;
import saltus.runtime.program.TensorList;
import saltus.runtime.program.TrainingState;
import saltus.runtime.program.UpdateRule;
import saltus.runtime.train.Averaging;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/**
 * A training of steps that ranks make on their own: as ranks make it, as it is made of all ranks in one process with the outer step
 * in Java, and, where there is no difference, as one process makes it with the whole batch.
 *
 * @param steps of which the last one need not be a multiple of those between meetings
 * @param clip of the gradient's norm, which is not linear in it
 */
record LocalTraining(Pipeline recipe, UpdateRule rule, LocalSteps how, int turns, int steps, double clip) {
    private static final int BATCH = 64;
    private static final String PARAMETERS = "model";

    /**
     * Plain averaging after each step of a rule that is linear in gradients: RAdam, while it does not trust its mean of squares. So the
     * mean of steps is the step of the whole batch.
     */
    static final LocalTraining LINEAR =
            new LocalTraining(new FlowMatchingPipeline(), UpdateRule.RADAM, new LocalSteps(1, 1, 0), 1, 4, 1e9);

    /** The meeting after which another trainer goes on with the state. */
    private static final int RESUMED = 2;

    /**
     * What it comes to.
     *
     * @param sum of the bits of the state
     * @param resumed the same of a trainer that has gone on from a meeting
     * @param reports what is said at each meeting: loss, error, norm, and what the recipe says besides
     * @param state all numbers by list, as a checkpoint has them
     */
    record Told(long sum, long resumed, List<List<Double>> reports, Map<String, List<Double>> state) {}

    static List<LocalTraining> all() {
        LocalSteps usual = new LocalSteps(3, LocalSteps.USUAL_RATE, LocalSteps.USUAL_MOMENTUM);
        return List.of(
                LINEAR,
                new LocalTraining(new MeanFlowPipeline(), UpdateRule.ADAMW, usual, 2, 14, 1),
                new LocalTraining(
                        new TerminalVelocityMatchingPipeline(), UpdateRule.MUON, usual, 1, 9, 1), // a target of its own
                new LocalTraining(
                        new InductiveMomentMatchingPipeline(),
                        UpdateRule.ADAMW,
                        new LocalSteps(4, 0.9, 0.3),
                        1,
                        12,
                        1));
    }

    private TrainingSettings settings(Optional<LocalSteps> local) {
        return TrainingSettings.defaults(Fellow.DATA.kind())
                .batchSize(BATCH)
                .steps(steps)
                .rule(rule)
                .clip(clip)
                .turns(turns)
                .addMoreAverages(new Averaging.Power(0.1))
                .localSteps(local)
                .precision(Precision.DOUBLE)
                .build();
    }

    private Trainer trainer(Optional<LocalSteps> local, BatchParts parts) {
        int classes = Fellow.DATA.classes();
        Mlp network = new Mlp(2, 16, 1, classes, Extras.of(recipe, classes));
        return new Trainer(recipe, network, Fellow.DATA, settings(local), Evaluations.PLANNED, parts, Device.cpu());
    }

    private boolean meetAfter(long made) {
        return settings(Optional.of(how)).meetAfter(made);
    }

    /** What a rank comes to: at meetings what all say of themselves, and all of their states at the end. */
    Told ofRank(int ranks, int rank) {
        BatchParts parts = new BatchParts(ranks, rank, turns);
        List<List<Double>> reports = new ArrayList<>();
        try (Trainer trainer = trainer(Optional.of(how), parts);
                SharedState state = new SharedState(trainer.state(), Device.cpu());
                Trainer other = trainer(Optional.of(how), parts);
                SharedState otherState = new SharedState(other.state(), Device.cpu())) {
            Fellow.scatter(trainer, rank);
            state.share();
            trainer.setOut();
            for (int step = 1; step <= steps; step++) {
                trainer.next();
                if (meetAfter(step)) {
                    reports.add(numbers(trainer.meet()));
                    if (reports.size() == RESUMED) {
                        copy(trainer, other);
                    }
                }
            }
            goOn(other);
            return new Told(state.sum(), otherState.sum(), reports, numbers(trainer.state()));
        }
    }

    private static void copy(Trainer from, Trainer to) {
        from.state().lists().forEach((name, list) -> {
            TensorList copy = Objects.requireNonNull(to.state().lists().get(name));
            for (int i = 0; i < list.size(); i++) {
                copy.set(i, list.bytes(i));
            }
        });
        to.continueAfter(from.made());
    }

    private void goOn(Trainer trainer) {
        trainer.setOut();
        while (trainer.made() < steps) {
            trainer.next();
            if (meetAfter(trainer.made())) {
                trainer.meet();
            }
        }
    }

    /** The same of all ranks in this process, one after the other, which meet in Java. */
    Told inTurn(int ranks) {
        List<List<Double>> reports = new ArrayList<>();
        List<Trainer> all = IntStream.range(0, ranks)
                .mapToObj(rank -> trainer(Optional.of(how), new BatchParts(ranks, rank, turns)))
                .toList();
        try {
            double[][] anchors = Objects.requireNonNull(means(all).get(PARAMETERS));
            for (int step = 1; step <= steps; step++) {
                List<StepReport> said = all.stream().map(Trainer::next).toList();
                if (meetAfter(step)) {
                    reports.add(mean(said));
                    Map<String, double[][]> means = means(all);
                    outer(anchors, means);
                    all.forEach(trainer -> set(trainer.state(), means));
                }
            }
            return new Told(0, 0, reports, numbers(all.get(0).state()));
        } finally {
            all.forEach(Trainer::close);
        }
    }

    /** One process that makes the whole batch in each step. */
    Told whole() {
        List<List<Double>> reports = new ArrayList<>();
        try (Trainer trainer = trainer(Optional.empty(), BatchParts.WHOLE)) {
            for (int step = 1; step <= steps; step++) {
                reports.add(numbers(trainer.next()));
            }
            return new Told(0, 0, reports, numbers(trainer.state()));
        }
    }

    private static List<Double> mean(List<StepReport> reports) {
        double[][] all = reports.stream()
                .map(report -> numbers(report).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .toArray(double[][]::new);
        return IntStream.range(0, all[0].length)
                .mapToObj(i ->
                        Arrays.stream(all).mapToDouble(one -> one[i]).average().orElseThrow())
                .toList();
    }

    /** Of each list. */
    private static Map<String, double[][]> means(List<Trainer> all) {
        Map<String, double[][]> means = new LinkedHashMap<>();
        all.get(0).state().lists().forEach((name, first) -> {
            double[][] mean = new double[first.size()][];
            for (int i = 0; i < mean.length; i++) {
                int index = i;
                List<double[]> each = all.stream()
                        .map(trainer -> Objects.requireNonNull(
                                        trainer.state().lists().get(name))
                                .doubles(index))
                        .toList();
                mean[i] = new double[each.get(0).length];
                Arrays.setAll(
                        mean[i],
                        k -> each.stream().mapToDouble(one -> one[k]).average().orElseThrow());
            }
            means.put(name, mean);
        });
        return means;
    }

    /** The outer step as PyTorch's SGD makes it: the anchors and the means become its parameters. */
    private void outer(double[][] anchors, Map<String, double[][]> means) {
        double[][] parameters = Objects.requireNonNull(means.get(PARAMETERS));
        double[][] buffer = Objects.requireNonNull(means.get(TrainingState.OUTER));
        for (int i = 0; i < parameters.length; i++) {
            for (int k = 0; k < parameters[i].length; k++) {
                double gradient = anchors[i][k] - parameters[i][k];
                buffer[i][k] = how.momentum() * buffer[i][k] + gradient;
                double nesterov = gradient + how.momentum() * buffer[i][k];
                anchors[i][k] -= how.rate() * nesterov;
                parameters[i][k] = anchors[i][k];
            }
        }
    }

    private static void set(TrainingState state, Map<String, double[][]> numbers) {
        state.lists().forEach((name, list) -> {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, Objects.requireNonNull(numbers.get(name))[i]);
            }
        });
    }

    private static List<Double> numbers(StepReport report) {
        return Stream.concat(
                        Stream.of(report.loss(), report.error(), report.gradientNorm()),
                        report.diagnostics().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(Map.Entry::getValue))
                .toList();
    }

    private static Map<String, List<Double>> numbers(TrainingState state) {
        Map<String, List<Double>> numbers = new LinkedHashMap<>();
        state.lists()
                .forEach((name, list) -> numbers.put(
                        name,
                        IntStream.range(0, list.size())
                                .boxed()
                                .flatMap(i -> Arrays.stream(list.doubles(i)).boxed())
                                .toList()));
        return numbers;
    }
}
