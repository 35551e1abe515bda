package saltus.runtime.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import saltus.runtime.BadInputException;

/** Decodes a whole folder of pictures into memory, on all processors. */
final class PictureFolder {
    private static final int MOST_CHANNELS = 3;
    private static final int MEGABYTE = 1 << 20;

    private final FolderListing listing;
    private final PictureDecoder decoder;
    private final @Nullable Picture[] pictures;
    private final @Nullable BadInputException[] problems;

    private PictureFolder(FolderListing listing, int side) {
        this.listing = listing;
        decoder = new PictureDecoder(side);
        pictures = new Picture[listing.files().size()];
        problems = new BadInputException[listing.files().size()];
    }

    /**
     * The pictures of a folder.
     *
     * @param name of the data set on the command line
     * @param side height and width that the pictures get
     * @throws BadInputException if the folder holds no proper set, a picture is damaged, or memory is too small for all
     */
    static PictureSet read(String name, Path folder, int side) {
        FolderListing listing = FolderListing.of(folder);
        requireMemory(folder, listing.files().size(), side);
        List<Picture> decoded = new PictureFolder(listing, side).decode();
        return new PictureSet(name, decoded, listing.labels(), listing.classNames());
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
        try {
            pictures[index] = decoder.decode(listing.files().get(index));
        } catch (BadInputException e) {
            // The first in the order of the files is told, whichever thread was faster.
            problems[index] = e;
        }
    }
}
