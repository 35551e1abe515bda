package saltus.recipes.ranks;

import ai.djl.Device;
import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import saltus.graph.Precision;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;
import saltus.recipes.DriftingPipeline;
import saltus.recipes.ExplicitShortcutClassConsistentPipeline;
import saltus.recipes.FrechetLossPipeline;
import saltus.recipes.InductiveMomentMatchingPipeline;
import saltus.recipes.MeanFlowPipeline;
import saltus.recipes.ShortcutDiffusionPipeline;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.identity.Identity;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Mlp;
import saltus.runtime.program.BatchParts;
import saltus.runtime.program.Devices;
import saltus.runtime.program.Recording;
import saltus.runtime.program.SharedState;
import saltus.runtime.program.StepReport;
import saltus.runtime.ranks.Meeting;
import saltus.runtime.ranks.RankPlace;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/** A rank of a test: trains some recipes together with the others, and prints what each came to. */
public final class Fellow {
    static final int STEPS = 12;
    static final int BATCH = 48;
    static final DataSet DATA = DataSources.open("moons").value();

    private Fellow() {}

    /** In how many turns a recipe is trained, one time after the other. */
    static List<Integer> turns(Pipeline recipe) {
        return recipe instanceof MeanFlowPipeline || recipe instanceof DriftingPipeline ? List.of(1, 2) : List.of(1);
    }

    /** Of every kind of recipe by what a row reads of others. */
    static List<Pipeline> recipes() {
        return List.of(
                new MeanFlowPipeline(),
                new ExplicitShortcutClassConsistentPipeline(), // all samples of the batch, one class
                new InductiveMomentMatchingPipeline(), // groups of samples that the network makes
                new FrechetLossPipeline(), // moments of all of them
                new DriftingPipeline(), // each beside all others
                new ShortcutDiffusionPipeline()); // by its number
    }

    /**
     * The numbers of a training, one line.
     *
     * @param parts in which its batches lie
     */
    static String told(Pipeline recipe, BatchParts parts) {
        return told(recipe, parts, false);
    }

    /** The same, blocks computed again for their gradients or not. */
    private static String told(Pipeline recipe, BatchParts parts, boolean again) {
        TrainingSettings settings = TrainingSettings.defaults(DATA.kind())
                .batchSize(BATCH)
                .steps(STEPS)
                .turns(parts.turns())
                .recording(again ? Recording.IN_SEGMENTS : Recording.AT_ONCE)
                .precision(Precision.DOUBLE)
                .build();
        Mlp network = new Mlp(2, 16, 1, DATA.classes(), Extras.of(recipe, DATA.classes()));
        List<Double> numbers = new ArrayList<>();
        try (Trainer trainer = new Trainer(recipe, network, DATA, settings, Evaluations.PLANNED, parts, Device.cpu());
                SharedState state = new SharedState(trainer.state(), Device.cpu())) {
            if (parts.ranks() > 1) {
                scatter(trainer, parts.rank());
                state.share();
            }
            for (int step = 0; step < STEPS; step++) {
                StepReport report = trainer.next();
                numbers.addAll(List.of(report.loss(), report.error(), report.gradientNorm()));
                numbers.addAll(report.diagnostics().values());
                report.rows()
                        .ifPresent(rows -> Stream.of(rows.t(), rows.r(), rows.error())
                                .flatMapToDouble(Arrays::stream)
                                .forEach(numbers::add));
            }
            for (int i = 0; i < trainer.state().parameters().size(); i++) {
                Arrays.stream(trainer.state().parameters().doubles(i)).forEach(numbers::add);
            }
            return state.sum() + " " + numbers;
        }
    }

    /** Other ranks begin elsewhere, which sharing the state of rank 0 has to mend. */
    static void scatter(Trainer trainer, int rank) {
        for (int i = 0; rank > 0 && i < trainer.state().parameters().size(); i++) {
            double[] numbers = trainer.state().parameters().doubles(i);
            Arrays.setAll(numbers, k -> numbers[k] + rank);
            trainer.state().parameters().set(i, numbers);
        }
    }

    public static void main(String[] arguments) {
        Devices.useThreads(1);
        Devices.engine();
        RankPlace place = RankPlace.of(System.getenv()).orElseThrow();
        Meeting meeting = new Meeting(place, new Identity(Map.of("of", "this test")), (sentence, isKnown) -> {
            System.err.println(sentence);
            Runtime.getRuntime().halt(1);
        });
        AutoCloseable line = place.leads() ? meeting.call(System.err::println) : meeting.come();
        assert line != null;
        for (Pipeline recipe : recipes()) {
            boolean first = recipe instanceof MeanFlowPipeline;
            for (int turns : turns(recipe)) {
                System.out.println(told(recipe, new BatchParts(place.count(), place.number(), turns), !first));
            }
        }
        for (LocalTraining local : LocalTraining.all()) {
            System.out.println(new Gson().toJson(local.ofRank(place.count(), place.number())));
        }
        System.out.flush();
        Runtime.getRuntime().halt(0); // the others may have ended
    }
}
