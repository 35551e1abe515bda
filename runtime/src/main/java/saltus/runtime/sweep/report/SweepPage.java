package saltus.runtime.sweep.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The findings as one page that needs nothing but itself. */
public final class SweepPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #8886; --accent: #d9480f; }
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
            table { border-collapse: collapse; margin: 1rem 0; display: block; overflow-x: auto; }
            th, td { border-bottom: 1px solid var(--line); padding: .25rem .6rem; text-align: right; white-space: nowrap; }
            th:nth-child(-n+2), td:nth-child(-n+2) { text-align: left; white-space: normal; }
            pre { overflow-x: auto; padding: .8rem; border: 1px solid var(--line); }
            svg { width: 100%; height: auto; } svg text { fill: currentColor; font-size: 12px; }
            .grid { stroke: var(--line); } .interval { stroke: currentColor; } circle { fill: currentColor; opacity: .75; }
            .base circle, .base .interval { fill: var(--accent); stroke: var(--accent); opacity: 1; }
            """;

    private final Findings findings;

    /** A page. */
    public SweepPage(Findings findings) {
        this.findings = findings;
    }

    /** The page. */
    public String text() {
        String title = Html.escaped("%s on %s"
                .formatted(findings.setting().base(), findings.setting().data()));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Sweep of %s</title>
                <style>
                %s</style>
                </head>
                <body>
                <h1>Sweep of %s</h1>
                %s<h2>Cost against quality</h2>
                %s</body>
                </html>
                """.formatted(
                        title,
                        STYLE,
                        title,
                        body(),
                        new CostPicture(findings.ranked(), findings.setting().metric()).text());
    }

    /** The text report, its tables as tables and its source as it is. */
    private String body() {
        StringBuilder html = new StringBuilder();
        List<String> table = new ArrayList<>();
        List<String> words = new ArrayList<>();
        String text = new TextReport(findings, Integer.MAX_VALUE).text();
        int source = text.lastIndexOf(findings.winner());
        for (String line : text.substring(0, source).split("\n", -1)) {
            if (line.startsWith("|")) {
                table.add(line);
            } else if (line.isBlank()) {
                html.append(paragraph(words)).append(tableText(table));
                words.clear();
                table.clear();
            } else {
                words.add(line);
            }
        }
        return html.append(paragraph(words))
                .append("<pre>")
                .append(Html.escaped(findings.winner()))
                .append("</pre>\n")
                .toString();
    }

    /** Lines as one paragraph; those that are set in are a list. */
    private static String paragraph(List<String> lines) {
        String listed = lines.stream()
                .filter(line -> line.startsWith(" "))
                .map(line -> "<li>" + Html.escaped(line.strip()) + "</li>\n")
                .collect(Collectors.joining());
        String others = lines.stream()
                .filter(line -> !line.startsWith(" "))
                .map(Html::escaped)
                .collect(Collectors.joining(" "));
        return (others.isEmpty() ? "" : "<p>" + others + "</p>\n")
                + (listed.isEmpty() ? "" : "<ul>\n" + listed + "</ul>\n");
    }

    private static String tableText(List<String> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        String rows = lines.stream()
                .skip(1)
                .filter(line -> !line.startsWith("|-"))
                .map(line -> row(line, "td"))
                .collect(Collectors.joining());
        return "<table>\n<thead>" + row(lines.get(0), "th") + "</thead>\n<tbody>\n" + rows + "</tbody>\n</table>\n";
    }

    private static String row(String line, String kind) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("(?<!\\\\)\\|", -1))
                .map(cell -> "<%1$s>%2$s</%1$s>"
                        .formatted(kind, Html.escaped(cell.strip().replace("\\|", "|"))))
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }
}
