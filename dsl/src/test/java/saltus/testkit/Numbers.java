package saltus.testkit;

/** What a step draws. */
interface Numbers {
    /** A number in (0, 1) for an entry of a row's draw. */
    double uniform(String draw, int row, int column);

    /** A standard normal number. */
    double normal(String draw, int row, int column);
}
