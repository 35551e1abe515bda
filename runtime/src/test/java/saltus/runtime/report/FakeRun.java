package saltus.runtime.report;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import saltus.runtime.record.Explanation;

/** A folder as a training leaves it, with everything that a page can show, and a name in every place for one. */
final class FakeRun {
    static final int STEPS = 400;
    private static final int EVERY = 10;
    private static final int SIDE = 32;
    private static final String FLOOR = "\"floor\":{\"mean\":0.02,\"spread\":0.002,\"repeats\":8}";

    private FakeRun() {}

    /**
     * Makes a folder.
     *
     * @param name stands wherever people name something
     * @param seed decides the numbers
     */
    static Path in(Path folder, String name, int seed) throws IOException {
        Files.createDirectories(folder.resolve("previews"));
        write(folder, "run.json", new Gson().toJson(Map.of("run", identity(name, seed))));
        write(folder, "settings.json", "{\"steps\":" + 2 * STEPS + ",\"parameters\":1234}");
        write(folder, "machine.json", machine(name));
        write(folder, "design.json", new Gson().toJson(design(name)));
        write(folder, "recipe.java", "// " + name + "\n@Recipe interface Base {}\n");
        StringBuilder log = new StringBuilder();
        StringBuilder timings = new StringBuilder();
        StringBuilder measured = new StringBuilder();
        StringBuilder weights = new StringBuilder();
        for (int step = EVERY; step <= STEPS; step += EVERY) {
            log.append(logged(name, step, seed)).append('\n');
            timings.append("{\"step\":%d,\"seconds\":%s}%n".formatted(step, step / 25.0));
            if (step % 100 == 0) {
                measured.append(score(name, step)).append('\n');
                weights.append(weighed(name, step)).append('\n');
                picture(folder.resolve(String.format(Locale.ROOT, "previews/%09d.png", step)), step + seed);
            }
        }
        write(folder, "log.jsonl", log.toString());
        write(folder, "timings.jsonl", timings.toString());
        write(folder, "measured.jsonl", measured.toString());
        write(folder, "weights.jsonl", weights.toString());
        write(folder, "metrics.json", score(name, STEPS));
        write(folder, "errors.json", """
                {"step":400,"t":[0,0.5,1],"gap":[0,0.5,1],"error":[[0.5,null],[2.0,8.0]],"rows":[[10,0],[20,30]]}""");
        picture(folder.resolve("samples.png"), seed);
        return folder;
    }

    static void write(Path folder, String file, String text) throws IOException {
        Files.write(folder.resolve(file), text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> identity(String name, int seed) {
        return Map.of(
                "recipe",
                "some.where." + name,
                "data",
                name,
                "classes",
                name,
                "seed",
                String.valueOf(seed),
                "lr",
                "0.001");
    }

    private static String machine(String name) {
        JsonObject json = new JsonObject();
        json.addProperty("processor", name);
        json.addProperty("memory_bytes", 25_000_000_000L);
        json.addProperty("started", "2026-01-01T00:00:00Z");
        return json.toString();
    }

    private static Explanation design(String name) {
        return new Explanation(
                name,
                "some.where." + name,
                "All about " + name,
                List.of(new Explanation.Component("path", "@FlowPath(LINEAR)", name)),
                List.of(
                        new Explanation.Standing("C1", "proved", "PathEndpoints", "alpha(0) = 1 " + name),
                        new Explanation.Standing("C2", "not applicable", "Other", "nothing")),
                List.of(new Explanation.Evaluation("u(z_t, r, t, y)", name, 1.5, 2, "forward")),
                "");
    }

    private static String logged(String name, int step, int seed) {
        JsonObject line = new JsonObject();
        line.addProperty("step", step);
        line.addProperty("loss", 1 + Math.exp(-step / 100.0) + 0.1 * Math.sin(step + seed));
        line.addProperty("gradient_norm", 1 + Math.abs(Math.sin(step * seed)));
        line.addProperty("refused", 0);
        line.addProperty(name, step * 0.5);
        return line.toString();
    }

    private static String score(String name, int step) {
        String metric = new Gson().toJson(name);
        return "{\"step\":%d,\"evaluations\":1,\"samples\":100,\"scores\":[{\"metric\":%s,\"value\":%s,\"low\":0.01,\"high\":0.03,\"p\":0.04,%s}]}"
                .formatted(step, metric, 10.0 / step, FLOOR);
    }

    private static String weighed(String name, int step) {
        return "{\"step\":%d,\"weights\":{%s:{\"least\":-1,\"greatest\":1,\"sum\":0,\"squares\":%s,\"counts\":[1,2,1]}}}"
                .formatted(step, new Gson().toJson(name), step / 100.0);
    }

    private static void picture(Path path, int seed) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            image.setRGB(i % SIDE, i / SIDE, seed * 7919 + i * 31);
        }
        ImageIO.write(image, "png", path.toFile());
    }
}
