package saltus.runtime.data;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.door.Options;

/** Decodes a whole folder of pictures into memory, on all processors. */
final class PictureFolder {
    private static final int MOST_CHANNELS = 3;
    private static final int MEGABYTE = 1 << 20;

    private final FolderListing listing;
    private final PictureDecoder decoder;
    private final @Nullable Picture[] pictures;
    private final @Nullable BadInputException[] problems;
    private final AtomicInteger firstDamaged = new AtomicInteger(Integer.MAX_VALUE);

    private PictureFolder(FolderListing listing, int side, int mostPixels) {
        this.listing = listing;
        decoder = new PictureDecoder(side, mostPixels);
        pictures = new Picture[listing.files().size()];
        problems = new BadInputException[listing.files().size()];
    }

    /**
     * The pictures of a folder.
     *
     * @param side height and width that the pictures get
     * @param mostPixels of a file; a larger one is refused
     * @throws BadInputException if the folder holds no proper set, a picture is damaged, or memory is too small for all
     */
    static FiniteSet read(Path folder, int side, int mostPixels) {
        FolderListing listing = FolderListing.of(folder);
        requireMemory(folder, listing.files().size(), side);
        List<Picture> decoded = new PictureFolder(listing, side, mostPixels).decode();
        return set(decoded, listing.labels(), listing.classNames());
    }

    /** Pictures of one side as data; if one has colours, all get three channels. */
    static FiniteSet set(List<Picture> pictures, int[] labels, List<String> classNames) {
        int channels = pictures.stream().mapToInt(Picture::channels).max().orElseThrow();
        int side = pictures.get(0).side();
        return new FiniteSet(
                DataSet.Kind.IMAGES,
                Shape.of(channels, side, side),
                (picture, into, from) -> pictures.get(picture).write(into, from, channels),
                labels,
                classNames);
    }

    private static void requireMemory(Path folder, long count, int side) {
        long needed = count * side * side * MOST_CHANNELS;
        long most = Runtime.getRuntime().maxMemory();
        if (needed > most / 2) {
            throw new BadInputException(
                    ("The %d pictures of '%s' need up to %d MB at %d x %d pixels, more than half of the %d MB that Java"
                                    + " has; choose a smaller size or give Java more with -Xmx.")
                            .formatted(count, folder, needed / MEGABYTE, side, side, most / MEGABYTE));
        }
    }

    private List<Picture> decode() {
        IntStream.range(0, pictures.length).parallel().forEach(this::decode);
        Optional<BadInputException> first = Arrays.stream(problems)
                .flatMap(problem -> Optional.ofNullable(problem).stream())
                .findFirst();
        if (first.isPresent()) {
            throw first.get();
        }
        return List.of(pictures);
    }

    private void decode(int index) {
        if (index > firstDamaged.get()) {
            return;
        }
        try {
            pictures[index] = decoder.decode(listing.files().get(index));
        } catch (BadInputException e) {
            // The first in the order of the files is told, whichever thread was faster; those behind it can rest.
            problems[index] = e;
            firstDamaged.accumulateAndGet(index, Math::min);
        }
    }

    /** How a folder is had by name. */
    @AutoService(DataSource.class)
    public static final class Source implements DataSource {
        private static final String USUAL_SIDE = "32";
        private static final int SMALLEST_SIDE = 4;
        private static final int GREATEST_SIDE = 1024;
        private static final int MOST_PIXELS = 1 << 28;

        @Override
        public String name() {
            return "images";
        }

        @Override
        public String form() {
            return "images:FOLDER[:SIZE][,pixels=N]";
        }

        @Override
        public String summary() {
            return "PNG or JPEG files, a sub-folder for each class or none, cut to SIZE x SIZE (32); N a file at most";
        }

        @Override
        public DataSet open(Options options) {
            String argument = options.argument().orElse("");
            int colon = argument.lastIndexOf(':');
            // The path may have a colon of its own, such as that of a Windows drive.
            String size = colon >= 0 ? argument.substring(colon + 1) : "";
            boolean sized = size.matches("-?\\d+");
            Path folder = options.asPath(sized ? argument.substring(0, colon) : argument);
            int side = options.asWhole("size", sized ? size : USUAL_SIDE, SMALLEST_SIDE, GREATEST_SIDE);
            return read(folder, side, options.whole("pixels", PictureDecoder.USUAL_PIXELS, 1, MOST_PIXELS));
        }
    }
}
