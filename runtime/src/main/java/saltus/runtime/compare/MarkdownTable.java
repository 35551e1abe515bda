package saltus.runtime.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A comparison as text for people, in Markdown that reads well in a terminal, too.
 *
 * @param heading what was done, above the table
 * @param metric measures the samples
 * @param samples how many were measured
 * @param rows the table
 */
public record MarkdownTable(String heading, String metric, int samples, List<Row> rows) {
    /** Columns of words; those behind them are numbers. */
    private static final int WORDS = 2;

    public MarkdownTable {
        rows = List.copyOf(rows);
    }

    /** The whole text, each line ended by a newline. */
    public String text() {
        List<String> header = List.of(
                "recipe",
                "data",
                metric + ", 1 step",
                metric + ", 4 steps",
                "floor",
                "ratio, 1 step",
                "seconds",
                "planned",
                "reference");
        Footnotes footnotes = new Footnotes();
        List<List<String>> cells = new ArrayList<>();
        cells.add(header);
        rows.forEach(row -> cells.add(cells(row, footnotes)));
        int[] widths = new int[header.size()];
        for (List<String> line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder(heading).append("\n\n");
        text.append(line(header, widths)).append(rule(widths));
        cells.stream().skip(1).forEach(line -> text.append(line(line, widths)));
        text.append('\n').append(legend());
        String notes = footnotes.list();
        return notes.isEmpty()
                ? text.toString()
                : text.append('\n').append(notes).toString();
    }

    private static List<String> cells(Row row, Footnotes footnotes) {
        return List.of(
                escaped(row.recipe()),
                escaped(row.data()),
                cell(row.oneStep(), "%.4f", footnotes),
                cell(row.fourSteps(), "%.4f", footnotes),
                cell(row.floor(), "%.4f", footnotes),
                cell(row.oneStep().over(row.floor()), "%.2f", footnotes),
                cell(row.seconds(), "%.1f", footnotes),
                number(row.planned(), "%.2f"),
                number(row.reference(), "%.2f"));
    }

    private static String cell(Entry entry, String format, Footnotes footnotes) {
        if (entry instanceof Entry.Missing missing) {
            return "- " + footnotes.mark(missing.reason());
        }
        return number(((Entry.Measured) entry).value(), format);
    }

    private static String number(double value, String format) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "not finite";
    }

    /** The name of a file may hold what parts the columns. */
    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }

    private static String line(List<String> cells, int[] widths) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - cells.get(i).length());
            padded.add(i < WORDS ? cells.get(i) + space : space + cells.get(i));
        }
        return padded.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String rule(int[] widths) {
        List<String> dashes = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            dashes.add("-".repeat(widths[i] + 1) + (i < WORDS ? "-" : ":"));
        }
        return dashes.stream().collect(Collectors.joining("|", "|", "|\n"));
    }

    private String legend() {
        return String.format(Locale.ROOT, """
                %s compares %,d samples with as many true ones, by network evaluations of a sample; the floor is its value for
                two true sets, so that a ratio of 1 cannot be told from the truth. Seconds are the wall time of all training steps. Planned and reference are what a
                training step costs in forward evaluations of the network on the whole batch (a gradient costs two), as
                executed and in the order of reference implementations.
                """, metric, samples);
    }
}
