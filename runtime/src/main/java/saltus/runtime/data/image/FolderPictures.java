package saltus.runtime.data.image;

import java.util.List;
import saltus.runtime.ReadableFile;

/** The pictures of a folder, which stay there until they are asked for. */
record FolderPictures(FolderListing listing) implements EncodedPictures {
    private static final int MOST_BYTES = 1 << 27;

    @Override
    public int count() {
        return listing.files().size();
    }

    @Override
    public byte[] bytes(int picture) {
        return ReadableFile.bytes(listing.files().get(picture), MOST_BYTES);
    }

    @Override
    public String place(int picture) {
        return "'%s'".formatted(listing.files().get(picture));
    }

    @Override
    public int label(int picture) {
        return listing.labels()[picture];
    }

    @Override
    public List<String> classNames() {
        return listing.classNames();
    }

    @Override
    public List<String> notes() {
        return listing.notes();
    }
}
