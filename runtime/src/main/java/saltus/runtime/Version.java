package saltus.runtime;

/** Which Saltus this is. */
public final class Version {
    /** As it is said to people, and kept with what it has made. */
    public static final String NUMBER = "0.1.0";

    private Version() {}
}
