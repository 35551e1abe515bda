package saltus.runtime.train;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import saltus.runtime.AtomicFile;
import saltus.runtime.FileProblem;
import saltus.runtime.program.StepReport;

/**
 * Writes means over the last steps as a JSON object a line: step, loss, error, gradient norm, refused steps. There is no
 * clock in it, so that runs can be compared line by line. Lines that a killed run has written beyond its last checkpoint
 * are dropped when it continues.
 */
public final class JsonLinesLog implements TrainingListener {
    private final Path path;
    private final long every;
    private @Nullable BufferedWriter writer;
    private final Map<String, Double> diagnostics = new TreeMap<>();
    private double loss;
    private double error;
    private double norm;
    private long steps;
    private long refused;

    /**
     * @param path of the log
     * @param every steps a line
     */
    public JsonLinesLog(Path path, long every) {
        this.path = path;
        this.every = every;
    }

    @Override
    public void begins(long made, long total) {
        try {
            List<String> kept = kept(made);
            AtomicFile.write(path, out -> {
                for (String line : kept) {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            });
            writer = Files.newBufferedWriter(path, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw FileProblem.cannotWrite(path, e);
        }
    }

    /** Lines of the log up to a step; a line that a kill has cut off is none. */
    private List<String> kept(long made) throws IOException {
        List<String> kept = new ArrayList<>();
        if (made > 0 && Files.exists(path)) {
            for (String line : Files.readAllLines(path)) {
                if (step(line) > made) {
                    break;
                }
                kept.add(line);
            }
        }
        return kept;
    }

    private static long step(String line) {
        try {
            return JsonParser.parseString(line).getAsJsonObject().get("step").getAsLong();
        } catch (JsonSyntaxException | IllegalStateException cutOff) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public void stepped(long step, StepReport report) {
        if (report.applied()) {
            loss += report.loss();
            error += report.error();
            norm += report.gradientNorm();
            report.diagnostics().forEach((name, value) -> diagnostics.merge(name, value, Double::sum));
            steps++;
        } else {
            refused++;
        }
        if (step % every == 0) {
            append(step);
        }
    }

    private void append(long step) {
        JsonObject line = new JsonObject();
        line.addProperty("step", step);
        if (steps > 0) {
            line.addProperty("loss", loss / steps);
            line.addProperty("error", error / steps);
            line.addProperty("gradient_norm", norm / steps);
            diagnostics.forEach((name, sum) -> line.addProperty(name, sum / steps));
        }
        line.addProperty("refused", refused);
        diagnostics.clear();
        loss = 0;
        error = 0;
        norm = 0;
        steps = 0;
        refused = 0;
        try {
            BufferedWriter open = writer;
            if (open != null) {
                open.write(line + "\n");
                open.flush();
            }
        } catch (IOException e) {
            throw FileProblem.cannotWrite(path, e);
        }
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            throw FileProblem.cannotWrite(path, e);
        }
    }
}
