package saltus.runtime.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Metrics by guidance scale as lines for a terminal: a line a scale, a column a metric, the noise floors last.
 *
 * @param scales omega of each evaluation
 * @param evaluations by the same metrics, at least one
 */
public record GuidanceTable(List<Double> scales, List<Evaluation> evaluations) {
    private static final int WIDTH = 9;

    public GuidanceTable {
        scales = List.copyOf(scales);
        evaluations = List.copyOf(evaluations);
    }

    /** The lines, each ended by a newline. */
    public String text() {
        List<Score> heads = evaluations.get(0).scores();
        List<Integer> widths = heads.stream()
                .map(score -> Math.max(WIDTH, score.metric().length()))
                .toList();
        StringBuilder text = new StringBuilder();
        line(text, widths, "guidance", heads.stream().map(Score::metric).toList());
        for (int i = 0; i < scales.size(); i++) {
            line(
                    text,
                    widths,
                    String.valueOf(scales.get(i)),
                    numbers(evaluations.get(i).scores().stream()
                            .map(Score::value)
                            .toList()));
        }
        line(
                text,
                widths,
                "floor",
                numbers(heads.stream().map(score -> score.floor().mean()).toList()));
        return text.toString();
    }

    private static List<String> numbers(List<Double> values) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, "%.4g", value))
                .toList();
    }

    private static void line(StringBuilder text, List<Integer> widths, String head, List<String> cells) {
        List<String> parts = new ArrayList<>(List.of(String.format("%-" + WIDTH + "s", head)));
        for (int i = 0; i < cells.size(); i++) {
            parts.add(String.format("%" + widths.get(i) + "s", cells.get(i)));
        }
        text.append(String.join(" ", parts)).append(System.lineSeparator());
    }
}
