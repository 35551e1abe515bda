package saltus.pipeline.opening;

/**
 * On which of its inputs a network's output depends, besides the noisy samples, and what it says beside it.
 *
 * @param name the network's name
 * @param start true if on t
 * @param end true if on r
 * @param labels true if on the labels
 * @param guidance how many numbers of guidance it is made for and depends on, see {@link
 *     saltus.pipeline.Pipeline#guidanceInputs}; 0 for none
 * @param logVariance true if it has a log-variance head
 * @param velocity true if it has a velocity head
 */
public record NetworkInputs(
        String name, boolean start, boolean end, boolean labels, int guidance, boolean logVariance, boolean velocity) {
    /** Of a network that reads no guidance and has no velocity head. */
    public NetworkInputs(String name, boolean start, boolean end, boolean labels, boolean logVariance) {
        this(name, start, end, labels, 0, logVariance, false);
    }

    /** Of a network that reads everything and has all heads. */
    public static NetworkInputs all(String name) {
        return new NetworkInputs(name, true, true, true, 3, true, true);
    }
}
