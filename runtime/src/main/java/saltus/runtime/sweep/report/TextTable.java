package saltus.runtime.sweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown that reads well in a terminal, too: the first columns are words, the others numbers. */
final class TextTable {
    private final int words;
    private final List<List<String>> lines = new ArrayList<>();

    /**
     * A table.
     *
     * @param words columns of words
     */
    TextTable(int words, List<String> header) {
        this.words = words;
        lines.add(header);
    }

    void add(List<String> cells) {
        lines.add(cells.stream().map(cell -> cell.replace("|", "\\|")).toList());
    }

    String text() {
        int columns = lines.get(0).size();
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder(line(lines.get(0), widths)).append("|");
        for (int i = 0; i < columns; i++) {
            text.append("-".repeat(widths[i] + 1)).append(i < words ? "-|" : ":|");
        }
        text.append('\n');
        lines.stream().skip(1).forEach(line -> text.append(line(line, widths)));
        return text.toString();
    }

    private String line(List<String> cells, int[] widths) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - cells.get(i).length());
            padded.add(i < words ? cells.get(i) + space : space + cells.get(i));
        }
        return padded.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
