package saltus.runtime.cli;

import ai.djl.Device;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import saltus.pipeline.Route;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.data.Samples;
import saltus.runtime.data.Units;
import saltus.runtime.door.Named;
import saltus.runtime.evaluate.Evaluation;
import saltus.runtime.evaluate.Judge;
import saltus.runtime.evaluate.MeasuredSamples;
import saltus.runtime.evaluate.Off;
import saltus.runtime.evaluate.Score;
import saltus.runtime.picture.LossCurve;
import saltus.runtime.sample.Model;
import saltus.runtime.sample.SampleFiles;
import saltus.runtime.sample.SampleMemory;
import saltus.runtime.sample.SampleRequest;
import saltus.runtime.sample.Sampling;
import saltus.runtime.sample.Trust;
import saltus.runtime.train.Checkpoint;
import saltus.runtime.train.RunEnd;
import saltus.runtime.train.RunFolder;
import saltus.runtime.train.RunHistory;

/** What a run shows at its end: the curve of its loss, samples, and then how far they lie from the truth. */
final class RunReport {
    private static final int POINTS = 10_000;
    private static final int IMAGES = 100;

    private final RunFolder folder;
    private final Named<DataSet> data;
    private final AutoencoderOptions autoencoder;
    private final Trust trust;
    private final Device device;
    private final PrintWriter console;

    RunReport(
            RunFolder folder,
            Named<DataSet> data,
            AutoencoderOptions autoencoder,
            Trust trust,
            Device device,
            PrintWriter console) {
        this.folder = folder;
        this.data = data;
        this.autoencoder = autoencoder;
        this.trust = trust;
        this.device = device;
        this.console = console;
    }

    /** The samples of a report. */
    static SampleRequest request(DataSet data, Route route) {
        return SampleRequest.of(samples(data), route, 0);
    }

    /** Samples that are shown if nobody says how many; fewer if one is very large. */
    static int samples(DataSet data) {
        int usual = data.kind() == DataSet.Kind.POINTS ? POINTS : IMAGES;
        return SampleMemory.fitting(data.sample(), usual);
    }

    /**
     * Writes everything.
     *
     * @param end of the run
     * @param judge measures the samples, if anybody does
     */
    void write(RunEnd end, SampleRequest request, Optional<Judge> judge) {
        Path curve = folder.file("loss.png");
        Path picture = folder.file("samples.png");
        Path numbers = folder.file("samples.npz");
        RunHistory.Curve losses = end.history().losses(end.made());
        if (!losses.isEmpty()) {
            LossCurve.write(curve, "loss", losses.steps(), losses.values());
        }
        try (Checkpoint checkpoint = RunFolder.existing(folder.path());
                Model model = Model.open(checkpoint, Recipes.onClassPath(), data, trust, device);
                AutoencoderOptions.Shown shown = autoencoder.open(data.value(), device)) {
            Samples samples = Sampling.of(model, request, device);
            String title =
                    model.pipeline().card().recipe() + ", " + request.route().words();
            Samples stored = samples.stored(data.value().units());
            SampleFiles.write(picture, numbers, shown.of(stored), shown.kind(), data, title, "");
            if (judge.isPresent()) {
                Evaluation evaluation = measured(judge.get(), model, samples, request);
                MeasuredSamples.of(checkpoint.step(), request.route().steps(), evaluation)
                        .write(folder.metrics());
                if (data.value().kind() == DataSet.Kind.POINTS) {
                    SampleFiles.points(picture, stored, data, title, subtitle(evaluation.scores()));
                }
                console.println();
                console.println("Samples of " + request.route().words() + " against the truth");
                console.print(evaluation.table());
            }
        }
        console.println();
        Stream.of(picture, numbers, curve, folder.log(), folder.checkpoint())
                .filter(file -> !file.equals(curve) || !losses.isEmpty())
                .forEach(file -> console.println("  " + file));
        console.flush();
    }

    /** Measures the samples that were shown, if they are enough and their classes are those of the truth, or others. */
    private Evaluation measured(Judge judge, Model model, Samples shown, SampleRequest request) {
        int count = judge.usualCount();
        List<Integer> classes = judge.classes(count);
        SampleBatches samples = classes.isEmpty() && count <= shown.count()
                ? shown
                : Sampling.drawn(model, request.of(count, classes), Units.STORED, device);
        try (MeasuringLine line = new MeasuringLine()) {
            return judge.of(samples, line);
        }
    }

    /** The first metric, and how many samples lie where there is nothing, which is what an eye sees first. */
    private static String subtitle(List<Score> scores) {
        return scores.stream()
                .filter(score -> score.equals(scores.get(0)) || score.metric().equals(Off.NAME))
                .map(score -> String.format(
                        Locale.ROOT,
                        "%s %.3f, noise floor %.3f",
                        score.metric(),
                        score.value(),
                        score.floor().mean()))
                .collect(Collectors.joining("; "));
    }
}
