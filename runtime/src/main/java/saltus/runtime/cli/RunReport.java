package saltus.runtime.cli;

import ai.djl.Device;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import saltus.runtime.FileProblem;
import saltus.runtime.data.DataSet;
import saltus.runtime.evaluate.Evaluation;
import saltus.runtime.evaluate.PointEvaluation;
import saltus.runtime.picture.LossCurve;
import saltus.runtime.sample.Model;
import saltus.runtime.sample.SampleFiles;
import saltus.runtime.sample.SampleRequest;
import saltus.runtime.sample.Samples;
import saltus.runtime.sample.Sampling;
import saltus.runtime.train.RunFolder;

/** What a run shows at its end: the curve of its loss, samples, and for points their distance from the truth. */
final class RunReport {
    /** Points that are measured: enough for a floor well below what one sees. */
    static final int POINTS = 10_000;

    private static final int IMAGES = 100;

    private final RunFolder folder;
    private final DataSet data;
    private final Device device;
    private final PrintWriter console;

    RunReport(RunFolder folder, DataSet data, Device device, PrintWriter console) {
        this.folder = folder;
        this.data = data;
        this.device = device;
        this.console = console;
    }

    /** The samples of a report. */
    static SampleRequest request(DataSet data, int steps) {
        return SampleRequest.of(data.kind() == DataSet.Kind.POINTS ? POINTS : IMAGES, steps, 0);
    }

    void write(SampleRequest request) {
        Path curve = folder.file("loss.png");
        Path picture = folder.file("samples.png");
        Path numbers = folder.file("samples.npz");
        lossCurve(curve);
        try (Model model = Model.open(folder, Recipes.onClassPath(), data, device)) {
            boolean points = data.kind() == DataSet.Kind.POINTS;
            Samples samples = Sampling.of(model, request, device);
            String steps = steps(request.steps());
            String title = model.pipeline().card().recipe() + ", " + steps;
            String subtitle = "";
            if (points) {
                Evaluation evaluation = PointEvaluation.of(samples.values(), data, 0);
                subtitle = String.format(
                        Locale.ROOT,
                        "SW2 %.3f, noise floor %.3f",
                        evaluation.sw2(),
                        evaluation.sw2Floor().mean());
                console.println();
                console.println("Samples of " + steps + " against the truth");
                console.print(evaluation.table());
            }
            SampleFiles.picture(picture, samples, data, title, subtitle);
            SampleFiles.numbers(numbers, samples);
        }
        console.println();
        for (Path file : List.of(picture, numbers, curve, folder.log(), folder.checkpoint())) {
            console.println("  " + file);
        }
        console.flush();
    }

    static String steps(int steps) {
        return steps == 1 ? "one step" : steps + " steps";
    }

    private void lossCurve(Path target) {
        try {
            List<JsonObject> lines = Files.readAllLines(folder.log()).stream()
                    .map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .filter(line -> line.has("loss"))
                    .toList();
            if (!lines.isEmpty()) {
                long[] steps = lines.stream()
                        .mapToLong(line -> line.get("step").getAsLong())
                        .toArray();
                double[] losses = lines.stream()
                        .mapToDouble(line -> line.get("loss").getAsDouble())
                        .toArray();
                LossCurve.write(target, "loss", steps, losses);
            }
        } catch (IOException e) {
            throw FileProblem.cannotRead(folder.log(), e);
        }
    }
}
