package saltus.runtime.evaluate.look;

import java.util.List;

/** What a network sees of pictures of one size. */
public interface Look extends AutoCloseable {
    /** What it is called in tables and files: features of equal names may be compared. */
    String name();

    /** What is to be said about how it looks at these pictures, a line each. */
    List<String> notes();

    /** D, the number of features of a picture. */
    int features();

    /** K, the number of classes between which it decides; 0 if it does not. */
    int classes();

    /** Pictures that it takes at once, at most. */
    int rows();

    /**
     * What it sees of some pictures, at most {@link #rows()}.
     *
     * @throws saltus.runtime.BadInputException if a network of the user's fails
     */
    Seen of(Pictures pictures);

    @Override
    void close();

    /**
     * What was seen of n pictures.
     *
     * @param features [n, D], row-major
     * @param probabilities of the classes [n, K], row-major; none if there are no classes
     */
    @SuppressWarnings("ArrayRecordComponent") // a parcel of numbers that nobody compares
    record Seen(float[] features, float[] probabilities) {}
}
