package saltus.runtime.evaluate;

import java.util.Locale;
import java.util.function.IntFunction;

/**
 * How far generated points lie from true ones, each distance beside its noise floor.
 *
 * @param sw2 the sliced Wasserstein distance, in the unit of the coordinates
 * @param sw2Floor that of two true sets
 * @param energy the energy distance, in the root of that unit
 * @param energyFloor that of two true sets
 * @param samples the number of generated points
 */
public record Evaluation(double sw2, NoiseFloor sw2Floor, double energy, NoiseFloor energyFloor, int samples) {

    /**
     * Measures with the default settings of both distances.
     *
     * @param generated the points of the model
     * @param trueSets gives the independent true set of an index from 0 to 2 * repeats, of the size of the generated one
     * @param repeats how many pairs of true sets make a floor, at least 2
     * @throws IllegalArgumentException if repeats is below 2 or the dimensions differ
     */
    public static Evaluation of(PointSet generated, IntFunction<PointSet> trueSets, int repeats) {
        SetDistance sliced = new SlicedWasserstein();
        SetDistance energy = new EnergyDistance();
        // A set that is in no pair of the floors, so that value and floor are independent.
        PointSet truth = trueSets.apply(2 * repeats);
        return new Evaluation(
                sliced.between(generated, truth),
                NoiseFloor.measure(sliced, trueSets, repeats),
                energy.between(generated, truth),
                NoiseFloor.measure(energy, trueSets, repeats),
                generated.count());
    }

    /** A few aligned lines for a terminal, each ended by a newline; ratio is the value over the floor. */
    public String table() {
        return "%-12s %9s %9s %9s %7s%n".formatted("distance", "value", "floor", "+/-", "ratio")
                + row("SW2", sw2, sw2Floor)
                + row("energy", energy, energyFloor)
                + String.format(
                        Locale.ROOT,
                        "%,d samples; the floor is two true sets of that size, %d repeats%n",
                        samples,
                        sw2Floor.repeats());
    }

    private static String row(String name, double value, NoiseFloor floor) {
        return String.format(
                Locale.ROOT,
                "%-12s %9.4f %9.4f %9.4f %7.2f%n",
                name,
                value,
                floor.mean(),
                floor.spread(),
                value / floor.mean());
    }
}
