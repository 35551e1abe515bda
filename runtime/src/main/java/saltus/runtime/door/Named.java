package saltus.runtime.door;

/**
 * A thing and the text by which it is had again, as runs keep it.
 *
 * @param text in full, with the options that were left out
 * @param value what was had
 * @param <T> its type
 */
public record Named<T>(String text, T value) {}
