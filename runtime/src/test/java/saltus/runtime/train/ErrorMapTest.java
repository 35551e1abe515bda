package saltus.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import saltus.runtime.program.RowErrors;

/** The map shows the error where it was made. */
class ErrorMapTest {
    /** The error is t + 100 (t - r): each bin's mean lies between the values at its corners, and no row is lost. */
    @Property(tries = 50)
    void eachBinShowsTheErrorsOfItsTimes(@ForAll long seed) {
        Random random = new Random(seed);
        ErrorMap map = new ErrorMap();
        int rows = 400;
        double[] t = new double[rows];
        double[] r = new double[rows];
        double[] error = new double[rows];
        for (int i = 0; i < rows; i++) {
            t[i] = i % 7 == 0 ? 1 : random.nextDouble();
            r[i] = i % 5 == 0 ? t[i] : t[i] * random.nextDouble();
            error[i] = t[i] + 100 * (t[i] - r[i]);
        }
        map.add(new RowErrors(t, r, error));
        JsonObject shown = map.shown(3);
        double counted = 0;
        for (int i = 0; i < ErrorMap.BINS; i++) {
            JsonArray line = shown.getAsJsonArray("error").get(i).getAsJsonArray();
            JsonArray counts = shown.getAsJsonArray("rows").get(i).getAsJsonArray();
            for (int j = 0; j < ErrorMap.BINS; j++) {
                double count = counts.get(j).getAsDouble();
                counted += count;
                assertEquals(count == 0, line.get(j).isJsonNull());
                if (count > 0) {
                    double mean = line.get(j).getAsDouble();
                    assertTrue(mean >= (i + 100.0 * j) / ErrorMap.BINS - 1e-9, i + " " + j + " " + mean);
                    assertTrue(mean <= (i + 1 + 100.0 * (j + 1)) / ErrorMap.BINS + 1e-9, i + " " + j + " " + mean);
                }
            }
        }
        assertEquals(rows, counted);
        assertEquals(3, shown.get("step").getAsLong());
    }

    @Property(tries = 20)
    void oldRowsFadeAndMeansStay(@ForAll long seed) {
        double error = new Random(seed).nextDouble();
        ErrorMap map = new ErrorMap();
        RowErrors one = new RowErrors(new double[] {0.55}, new double[] {0.5}, new double[] {error});
        map.add(one);
        for (int i = 0; i < 10; i++) {
            map.fade();
        }
        map.add(new RowErrors(one.t(), one.r(), new double[] {error + 1}));
        double mean = map.shown(1)
                .getAsJsonArray("error")
                .get(5)
                .getAsJsonArray()
                .get(0)
                .getAsDouble();
        assertTrue(mean > error + 0.7 && mean < error + 1, "the newer row counts for more");
    }
}
