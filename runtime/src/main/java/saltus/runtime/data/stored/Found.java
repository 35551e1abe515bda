package saltus.runtime.data.stored;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import saltus.graph.Dim;
import saltus.runtime.data.ClassNames;
import saltus.runtime.data.DataSet;

/**
 * What is told of a set before anybody trains.
 *
 * @param seen the samples, as a model sees them
 * @param measures of the stored numbers
 * @param scale why they are seen as they are
 * @param heldBack samples that are kept from training
 */
record Found(Seen seen, Measures measures, String scale, int heldBack) {
    List<String> lines() {
        Records records = seen.records();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d %s of %s%s%s",
                records.count(),
                records.form().kind().text(),
                seen.sample().dims().stream()
                        .map(Dim::size)
                        .map(String::valueOf)
                        .collect(Collectors.joining("x")),
                law(records.form()),
                records.classNames().isEmpty() ? ", without classes" : ", " + classes(records)));
        lines.add(String.format(
                Locale.ROOT,
                "numbers %s%s; each is seen %s",
                measures.text(),
                measures.samples() < records.count()
                        ? String.format(Locale.ROOT, " (of %,d samples)", measures.samples())
                        : "",
                scale));
        if (seen.mirrored() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "mirrored with the probability %s%s",
                    seen.mirrored(),
                    records.copies() > 1
                            ? ", from the copies that are stored"
                            : records.form().kind() == DataSet.Kind.LATENTS
                                    ? ", though an encoder's latents of mirrored pictures are only nearly mirrored"
                                    : ""));
        }
        if (heldBack > 0) {
            lines.add(String.format(Locale.ROOT, "%,d held back for measuring (held=)", heldBack));
        }
        lines.addAll(records.notes());
        return lines;
    }

    private String law(Form form) {
        if (!form.isLaw()) {
            return "";
        }
        String spread = form == Form.DEVIATIONS ? "deviations" : "logarithms of variances";
        return seen.drawn()
                ? " from means and " + spread + ", drawn anew each time"
                : ", the means that are stored beside " + spread;
    }

    private static String classes(Records records) {
        int[] counts = new int[records.classNames().size()];
        IntStream.range(0, records.count()).forEach(record -> counts[records.label(record)]++);
        return ClassNames.told(records.classNames(), counts);
    }
}
