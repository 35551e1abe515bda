package saltus.runtime.data.image;

/** What was done to pictures that is worth telling. */
enum Peculiarity {
    /** By the orientation in their metadata. */
    TURNED("turned upright as their metadata say"),
    /** From a profile or a gamma of their own. */
    PROFILE("brought from colours of their own to sRGB"),
    /** Transparent. */
    TRANSPARENT("put over white where they are transparent"),
    /** Of a film, or of several pages. */
    SEVERAL("taken from the first of several pictures in a file");

    private final String clause;

    Peculiarity(String clause) {
        this.clause = clause;
    }

    /** What follows a number of pictures: {@code turned upright}. */
    String clause() {
        return clause;
    }
}
