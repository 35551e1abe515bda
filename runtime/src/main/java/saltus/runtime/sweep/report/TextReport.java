package saltus.runtime.sweep.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import saltus.runtime.sweep.choice.LeftOut;
import saltus.runtime.sweep.effect.Comparisons;
import saltus.runtime.sweep.effect.Contrast;

/** The findings as text, in Markdown. */
public final class TextReport {
    private final Findings findings;
    private final Findings.Setting setting;
    private final int rows;

    /**
     * A report.
     *
     * @param rows at most that a table has
     */
    public TextReport(Findings findings, int rows) {
        this.rows = rows;
        this.findings = findings;
        this.setting = findings.setting();
    }

    /** The whole text, each line ended by a newline. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s on %s: %s, %d seeds of each%n%n",
                setting.base(),
                setting.data(),
                setting.budget(),
                setting.seeds()));
        text.append(counts()).append('\n').append(ranking()).append('\n');
        if (setting.slots() > 1) {
            effects(text, "Each choice alone, over all recipes that differ by nothing else", Contrast.Kind.ALONE);
            effects(text, "Two choices together, beyond the sum of each alone", Contrast.Kind.PAIR);
        }
        return text.append(legend())
                .append('\n')
                .append(verdict())
                .append("\n\n")
                .append(findings.winner())
                .toString();
    }

    private String counts() {
        int trained = findings.ranked().size() - findings.untrained().size();
        long alike = findings.ranked().stream()
                .mapToLong(ranked -> ranked.alike().size())
                .sum();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d combinations: %,d refused by the compiler, %,d refused before their first step, %,d that train like another, %,d trained.%n",
                setting.combinations(),
                findings.refused().size(),
                findings.untrained().size(),
                alike,
                trained));
        findings.checks()
                .forEach((id, count) -> text.append(String.format(Locale.ROOT, "  %,6d  refused by %s%n", count, id)));
        findings.untrained()
                .forEach(one -> text.append("  ")
                        .append(one.candidate().text())
                        .append(": ")
                        .append(one.trouble().orElse(""))
                        .append('\n'));
        for (LeftOut left : findings.leftOut()) {
            text.append("  left out: ")
                    .append(left.component())
                    .append(", as ")
                    .append(left.reason())
                    .append('\n');
        }
        return text.toString();
    }

    private String ranking() {
        List<String> others = findings.ranked().stream()
                .flatMap(ranked -> ranked.others().keySet().stream())
                .distinct()
                .toList();
        TextTable table = new TextTable(
                2,
                with(
                        List.of(
                                "",
                                "recipe",
                                setting.metric(),
                                "95 % interval",
                                "to " + setting.base(),
                                "95 % interval",
                                "p, corrected",
                                "verdict",
                                "steps",
                                "evaluations",
                                "seconds"),
                        others));
        int place = 0;
        for (Ranked ranked : findings.ranked()) {
            if (!findings.untrained().contains(ranked) && ++place <= rows) {
                table.add(row(place, ranked, others));
            }
        }
        return table.text() + more(place);
    }

    private String more(int all) {
        return all > rows ? String.format(Locale.ROOT, "and %,d more%n", all - rows) : "";
    }

    private List<String> row(int place, Ranked ranked, List<String> others) {
        Optional<Comparisons.Compared> difference = ranked.difference();
        int useful = ranked.values().size();
        String missing = useful + " of " + ranked.outcomes().size() + " seeds";
        List<String> cells = List.of(
                String.valueOf(place),
                ranked.candidate().text()
                        + ranked.alike().stream().map(other -> " = " + other).collect(Collectors.joining()),
                ranked.estimate().map(estimate -> Words.number(estimate.mean())).orElse(missing),
                ranked.estimate().map(Words::interval).orElse(Words.NOTHING),
                difference
                        .map(compared -> Words.signed(compared.estimate().mean()))
                        .orElse(Words.NOTHING),
                difference.map(compared -> Words.interval(compared.estimate())).orElse(Words.NOTHING),
                difference.map(compared -> Words.p(compared.p())).orElse(Words.NOTHING),
                difference.map(this::verdict).orElse(Words.NOTHING),
                String.format(Locale.ROOT, "%,d", ranked.steps()),
                Words.count(ranked.evaluations()),
                Words.seconds(ranked.seconds()));
        Map<String, Double> known = ranked.others();
        return with(
                cells,
                others.stream()
                        .map(other ->
                                known.containsKey(other) ? Words.number(known.getOrDefault(other, 0.0)) : Words.NOTHING)
                        .toList());
    }

    private static List<String> with(List<String> cells, List<String> more) {
        return Stream.concat(cells.stream(), more.stream()).toList();
    }

    private void effects(StringBuilder text, String title, Contrast.Kind kind) {
        List<Comparisons.Compared> all = findings.comparisons()
                .of(kind)
                .sorted(Comparator.comparingDouble(Comparisons.Compared::p)
                        .thenComparing(compared -> compared.estimate().p()))
                .toList();
        if (all.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(
                1, List.of(title, "effect", "95 % interval", "p, corrected", "verdict", "recipes compared"));
        for (Comparisons.Compared compared : all.subList(0, Math.min(rows, all.size()))) {
            table.add(List.of(
                    compared.contrast().what(),
                    Words.signed(compared.estimate().mean()),
                    Words.interval(compared.estimate()),
                    Words.p(compared.p()),
                    verdict(compared),
                    String.valueOf(compared.contrast().pairs())));
        }
        text.append(table.text()).append(more(all.size())).append('\n');
    }

    private String verdict(Comparisons.Compared compared) {
        return Words.verdict(compared, setting.isMoreBetter());
    }

    private String legend() {
        String parts = setting.parts() == 1
                ? ""
                : " Candidates became fewer in %d parts; effects are those of the first part, in which all of them were."
                        .formatted(setting.parts());
        return String.format(
                Locale.ROOT,
                """
                %s, %s is better; two true sets are %s apart. Intervals are Student's over %d seeds, and the same seeds
                are compared with each other. Probabilities are corrected for all %d comparisons (Holm): that any
                difference called better or worse is noise has a probability below 5 %%. Evaluations are of the network,
                forward, on whole batches, as the plan counts them.%s
                """,
                setting.metric(),
                setting.isMoreBetter() ? "larger" : "smaller",
                Words.number(findings.floor()),
                setting.seeds(),
                findings.comparisons().number(),
                parts);
    }

    private String verdict() {
        Ranked first = findings.ranked().get(0);
        if (first.candidate().combination().isBase()) {
            return "Nothing is ranked before %s.".formatted(setting.base());
        }
        boolean isBetter = first.difference()
                .filter(compared -> Words.isBetter(compared, setting.isMoreBetter()))
                .isPresent();
        String options = first.candidate().combination().settings().entrySet().stream()
                .map(Map.Entry::toString)
                .collect(Collectors.joining(", "));
        return "%s is ranked first%s, %s"
                .formatted(
                        first.candidate().text(),
                        options.isEmpty() ? "" : " (with " + options + ")",
                        isBetter
                                ? "and better than %s beyond noise.".formatted(setting.base())
                                : "but its difference to %s may be noise.".formatted(setting.base()));
    }
}
