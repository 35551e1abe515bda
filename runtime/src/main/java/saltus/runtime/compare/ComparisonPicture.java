package saltus.runtime.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Named;
import saltus.runtime.picture.Panel;
import saltus.runtime.picture.ScatterGrid;

/** The one-step samples of all runs on points: data sets across, below each truth the recipes. */
final class ComparisonPicture {
    private static final long TRUTH_SEED = 0x5a17;

    private ComparisonPicture() {}

    /** Writes the picture; nothing if no run is on points. */
    static void write(Path target, List<Result> results, String metric, int count) {
        Map<String, List<Panel>> columns = new LinkedHashMap<>();
        for (Result result : results) {
            Named<DataSet> data = result.run().data();
            if (data.value().kind() == DataSet.Kind.POINTS) {
                columns.computeIfAbsent(data.text(), name -> new ArrayList<>(List.of(truth(data, count))))
                        .add(panel(result, metric));
            }
        }
        if (!columns.isEmpty()) {
            ScatterGrid.write(target, List.copyOf(columns.values()));
        }
    }

    private static Panel truth(Named<DataSet> data, int count) {
        return Panel.of(data.text(), "truth", data.value().truth(TRUTH_SEED, count), dimension(data.value()));
    }

    private static Panel panel(Result result, String metric) {
        return Panel.of(
                result.run().pipeline().card().recipe(),
                subtitle(result.one(), metric),
                result.one().points(),
                dimension(result.run().data().value()));
    }

    private static String subtitle(Measurement one, String metric) {
        if (one.distance() instanceof Entry.Measured distance && one.floor() instanceof Entry.Measured floor) {
            return String.format(Locale.ROOT, "one step, %s %.3f, floor %.3f", metric, distance.value(), floor.value());
        }
        return "no one-step samples, see the table";
    }

    private static int dimension(DataSet data) {
        return Math.toIntExact(data.sample().fixedSize());
    }
}
