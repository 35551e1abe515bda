package saltus.runtime.data.image;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import saltus.runtime.BadInputException;

/**
 * What is known of pictures before the first is learned from.
 *
 * @param count how many can be decoded; those that were not looked at count
 * @param kept their numbers, ascending; none if all are kept
 * @param looked how many pictures were decoded
 * @param channels 1 or 3
 * @param deep whether there are pictures of more than 256 levels
 * @param decoded the kept pictures if there was room for all
 * @param notes what is to be told, a clause each
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel that nobody compares
record Survey(
        int count,
        int[] kept,
        int looked,
        int channels,
        boolean deep,
        Optional<AtomicReferenceArray<Picture>> decoded,
        List<String> notes) {
    /** The number of the picture that is the given record. */
    int number(int record) {
        return kept.length == 0 ? record : kept[record];
    }

    /** Memory that a decoded level needs. */
    int bytesALevel() {
        return deep ? 2 : 1;
    }

    /** Refuses a picture that does not fit to those that were looked at. */
    void require(Picture picture, String place, int wanted) {
        if (wanted == 0 && picture.channels() > channels) {
            throw new BadInputException(
                    "The picture %s has colours, and the %d of %d pictures that were looked at have none; write channels=3, or channels=1."
                            .formatted(place, looked, count));
        }
    }
}
