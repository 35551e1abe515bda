package saltus.runtime.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import saltus.runtime.data.DataSet;
import saltus.runtime.picture.Panel;
import saltus.runtime.picture.ScatterGrid;

/** The one-step samples of all runs: data sets across, below each truth the recipes. */
final class ComparisonPicture {
    private static final long TRUTH_SEED = 0x5a17;

    private ComparisonPicture() {}

    static void write(Path target, List<Result> results, int count) {
        Map<String, List<Panel>> columns = new LinkedHashMap<>();
        for (Result result : results) {
            DataSet data = result.run().data();
            columns.computeIfAbsent(data.name(), name -> new ArrayList<>(List.of(truth(data, count))))
                    .add(panel(result));
        }
        ScatterGrid.write(target, List.copyOf(columns.values()));
    }

    private static Panel truth(DataSet data, int count) {
        return Panel.of(data.name(), "truth", data.truth(TRUTH_SEED, count), dimension(data));
    }

    private static Panel panel(Result result) {
        return Panel.of(
                result.run().pipeline().card().recipe(),
                subtitle(result.one()),
                result.one().points(),
                dimension(result.run().data()));
    }

    private static String subtitle(Measurement one) {
        if (one.distance() instanceof Entry.Measured distance && one.floor() instanceof Entry.Measured floor) {
            return String.format(Locale.ROOT, "one step, SW2 %.3f, floor %.3f", distance.value(), floor.value());
        }
        return "no one-step samples, see the table";
    }

    private static int dimension(DataSet data) {
        return Math.toIntExact(data.sample().fixedSize());
    }
}
