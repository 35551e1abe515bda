package saltus.runtime.data.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import saltus.runtime.BadInputException;

/**
 * Looks through pictures, on all processors: all of them if that is a matter of seconds or if damaged ones are to be left out,
 * else some that are spread from the first to the last.
 */
final class Surveyor {
    private static final int COLOURS = 3;
    private static final long MOST_NUMBERS = 1L << 28;
    private static final int MOST_PICTURES = 1 << 13;
    private static final int SPREAD = 1 << 12;
    private static final int MEMORY_SHARE = 4;
    private static final int NAMED = 10;

    private final EncodedPictures pictures;
    private final PictureDecoder decoder;
    private final PictureRequest request;
    private final int[] looked;
    private final boolean keeping;
    private final @Nullable Decoded[] decoded;
    private final @Nullable BadInputException[] problems;
    private final AtomicInteger firstRefused = new AtomicInteger(Integer.MAX_VALUE);

    private Surveyor(EncodedPictures pictures, PictureDecoder decoder, PictureRequest request) {
        this.pictures = pictures;
        this.decoder = decoder;
        this.request = request;
        int count = pictures.count();
        long area = (long) request.framing().height() * request.framing().width();
        boolean all = request.skipBroken() || count <= MOST_PICTURES || count * area * COLOURS <= MOST_NUMBERS;
        looked = IntStream.range(0, all ? count : SPREAD)
                .map(i -> all ? i : (int) ((long) i * (count - 1) / (SPREAD - 1)))
                .toArray();
        keeping = all && count * area * COLOURS <= Runtime.getRuntime().maxMemory() / MEMORY_SHARE;
        decoded = new Decoded[looked.length];
        problems = new BadInputException[looked.length];
    }

    /**
     * Looks.
     *
     * @throws BadInputException if pictures cannot be used and are not to be left out
     */
    static Survey survey(EncodedPictures pictures, PictureDecoder decoder, PictureRequest request) {
        return new Surveyor(pictures, decoder, request).survey();
    }

    private Survey survey() {
        IntStream.range(0, looked.length).parallel().forEach(this::look);
        if (firstRefused.get() < looked.length) {
            throw Objects.requireNonNull(problems[firstRefused.get()]);
        }
        List<BrokenPictureException> broken = IntStream.range(0, looked.length)
                .filter(i -> problems[i] != null)
                .mapToObj(i -> (BrokenPictureException) Objects.requireNonNull(problems[i]))
                .toList();
        if (!broken.isEmpty() && (!request.skipBroken() || broken.size() == looked.length)) {
            throw refused(broken);
        }
        int[] good = IntStream.range(0, looked.length)
                .filter(i -> decoded[i] != null)
                .toArray();
        int most = IntStream.of(good).map(i -> seen(i).channels()).max().orElseThrow();
        return new Survey(
                pictures.count() - broken.size(),
                broken.isEmpty() ? new int[0] : good,
                looked.length,
                request.channels() == 0 ? most : request.channels(),
                IntStream.of(good).anyMatch(i -> seen(i).isDeep()),
                kept(good),
                notes(good, broken));
    }

    private List<String> notes(int[] good, List<BrokenPictureException> broken) {
        List<String> notes = new ArrayList<>();
        if (!broken.isEmpty()) {
            notes.add("left out %d of %d pictures, which cannot be decoded: %s"
                    .formatted(broken.size(), looked.length, list(broken)));
        }
        List<Decoded> seen = IntStream.of(good).mapToObj(this::seen).toList();
        notes.addAll(new SurveyNotes(seen, request, pictures.count() - broken.size()).all());
        return List.copyOf(notes);
    }

    private Decoded seen(int index) {
        return Objects.requireNonNull(decoded[index]);
    }

    private void look(int index) {
        if (index > firstRefused.get()) {
            return;
        }
        try {
            String place = pictures.place(looked[index]);
            Decoded one = decoder.decode(pictures.bytes(looked[index]), place);
            decoded[index] = keeping ? one : one.forgotten();
        } catch (BrokenPictureException e) {
            problems[index] = e;
        } catch (BadInputException e) {
            // The first in the order of the files is told, whichever thread was faster; those behind it can rest.
            problems[index] = e;
            firstRefused.accumulateAndGet(index, Math::min);
        }
    }

    private Optional<AtomicReferenceArray<Picture>> kept(int[] good) {
        if (!keeping) {
            return Optional.empty();
        }
        Picture[] kept = IntStream.of(good)
                .mapToObj(i -> seen(i).picture().orElseThrow())
                .toArray(Picture[]::new);
        return Optional.of(new AtomicReferenceArray<>(kept));
    }

    private BadInputException refused(List<BrokenPictureException> broken) {
        if (broken.size() == 1) {
            return broken.get(0);
        }
        String which = looked.length == pictures.count() ? "" : " that were looked at";
        return new BadInputException(
                "Cannot decode %d of %d pictures%s: %s; save them again, or leave them out with skip=broken."
                        .formatted(broken.size(), looked.length, which, list(broken)));
    }

    private static String list(List<BrokenPictureException> broken) {
        String named =
                broken.stream().limit(NAMED).map(BrokenPictureException::clause).collect(Collectors.joining(", "));
        return broken.size() <= NAMED ? named : "%s and %d more".formatted(named, broken.size() - NAMED);
    }
}
