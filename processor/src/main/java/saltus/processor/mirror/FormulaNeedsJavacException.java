package saltus.processor.mirror;

/** A recipe has formulas, but the compiler does not show the sources that they are read from. */
public final class FormulaNeedsJavacException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FormulaNeedsJavacException(String type, String method) {
        super("the formula " + method + " of " + type + " is read from its source, which this compiler does not show:"
                + " compile the recipe with javac (Maven, Gradle, or the javac option of your editor), or inherit the"
                + " formula from a recipe in a jar that javac compiled");
    }
}
