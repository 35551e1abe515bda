package saltus.pipeline.opening;

/**
 * On which of its inputs a network's output depends, besides the noisy samples.
 *
 * @param name the network's name
 * @param start true if on t
 * @param end true if on r
 * @param labels true if on the labels
 * @param logVariance true if it has a log-variance head
 */
public record NetworkInputs(String name, boolean start, boolean end, boolean labels, boolean logVariance) {}
