package saltus.runtime.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.record.Previews;

/** Samples of fixed noise over time, under a slider. */
final class PreviewSection implements Section {
    private static final int MOST_PICTURES = 40;
    private static final long MOST_BYTES = 9L << 19;

    @Override
    public String id() {
        return "previews";
    }

    @Override
    public String title() {
        return "Samples over time";
    }

    @Override
    public Optional<Html> of(List<RunView> runs) {
        JsonArray data = new JsonArray();
        List<Html> figures = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            JsonArray frames = frames(runs.get(i), MOST_BYTES / runs.size());
            if (!frames.isEmpty()) {
                JsonObject one = new JsonObject();
                one.addProperty("figure", data.size());
                one.add("frames", frames);
                data.add(one);
                Html caption = runs.size() == 1 ? Html.NONE : SideBySide.name(runs, i);
                figures.add(Html.element(
                        "figure",
                        new Html("<img class=\"frame\" src=\"%s\" alt=\"samples of fixed noise\">"
                                .formatted(frames.get(frames.size() - 1)
                                        .getAsJsonObject()
                                        .get("src")
                                        .getAsString())),
                        Html.element("figcaption", caption)));
            }
        }
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        Html controls = new Html("""
                <div class="controls"><button type="button" id="play" aria-pressed="false">Play</button>
                <label class="slider">Step <input type="range" id="time" min="0" max="0" value="0"></label>
                <output id="when" for="time"></output></div>""");
        return Optional.of(Html.joined(List.of(
                Html.element("p class=\"note\"", "The same noise after more and more training steps."),
                controls,
                Html.element("div class=\"pictures\"", Html.joined(figures)),
                Page.data("frames", data))));
    }

    /** Pictures at even distances, the first and the last among them, as many as there is room for. */
    private static JsonArray frames(RunView run, long room) {
        List<Map.Entry<Long, Path>> all = new ArrayList<>(run.previews().entrySet());
        for (int count = Math.min(MOST_PICTURES, all.size()); count >= 1; count = count * 3 / 4) {
            JsonArray frames = new JsonArray();
            long bytes = 0;
            for (int i = 0; i < count && bytes <= room; i++) {
                int place = count == 1 ? all.size() - 1 : (int) ((long) i * (all.size() - 1) / (count - 1));
                Optional<byte[]> png = readable(all.get(place).getValue());
                if (png.isPresent()) {
                    bytes += png.get().length;
                    JsonObject frame = new JsonObject();
                    frame.addProperty("step", all.get(place).getKey());
                    frame.addProperty("src", address(png.get()));
                    frames.add(frame);
                }
            }
            if (bytes <= room) {
                return frames;
            }
        }
        return new JsonArray();
    }

    /** Nothing is shown of a picture that is damaged, or gone again. */
    private static Optional<byte[]> readable(Path picture) {
        try {
            return Previews.png(picture);
        } catch (BadInputException unreadable) {
            return Optional.empty();
        }
    }

    /** A picture as an address, which holds all of it. */
    static String address(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }
}
