package saltus.runtime;

/** Tells Java's drawing to do without a screen, unless the user has decided about that. */
public final class Headless {
    private static final String PROPERTY = "java.awt.headless";

    private Headless() {}

    /** To be called before the first class that draws is used, since that class looks once. */
    public static void prefer() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, "true");
        }
    }
}
