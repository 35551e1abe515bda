package saltus.runtime.evaluate;

import com.google.gson.annotations.SerializedName;

/**
 * What a metric says of the samples of one class, against true ones of that class.
 *
 * @param number of the class, from 0
 * @param name of the class
 * @param value of its generated samples
 * @param floor of true ones of the class, as many as there are generated ones
 * @param samples how many these are
 * @param p the probability that the worst of all classes would be as bad by chance, if samples were true
 */
public record ClassScore(
        @SerializedName("class") int number, String name, double value, NoiseFloor floor, int samples, double p) {}
