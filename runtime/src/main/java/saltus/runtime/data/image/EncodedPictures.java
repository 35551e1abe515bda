package saltus.runtime.data.image;

import java.util.List;

/** Pictures as they lie in files, had by their numbers. Immutable and safe for several threads. */
public interface EncodedPictures {
    /** Number of pictures, at least 1. */
    int count();

    /**
     * The whole file of a picture, in any format that {@link PictureRecords} decode.
     *
     * @throws saltus.runtime.BadInputException if it cannot be read; the message names its place
     */
    byte[] bytes(int picture);

    /** Where a picture is, for sentences: {@code 'shard-3.tar', member 'n0144/12.jpg'}. */
    String place(int picture);

    /** The class of a picture; 0 if there are none. */
    int label(int picture);

    /** What the classes are called, class 0 first; empty if the pictures have none. */
    List<String> classNames();

    /** What is to be told about how they were found, a clause each. */
    List<String> notes();
}
