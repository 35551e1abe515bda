package saltus.runtime.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.BadInputException;

class FolderListingTest {
    private static final String USUAL = FolderListing.USUAL_SPLIT;
    private static final byte[] PICTURE = PngChunks.palette(9, 4, 3).file();

    @TempDir
    Path folder;

    private void put(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, PICTURE);
        }
    }

    private List<String> files(FolderListing listing) {
        return listing.files().stream()
                .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .toList();
    }

    private void assertRefused(String why, String split) {
        String message = assertThrows(BadInputException.class, () -> FolderListing.of(folder, split))
                .getMessage();
        assertTrue(message.contains(why) && message.contains(folder.toString()), message);
    }

    @Test
    void classesAndFilesAreNumberedAsPeopleCount() throws IOException {
        for (int i = 0; i < 12; i++) {
            put(i + "/10.png", i + "/9.png");
        }
        FolderListing listing = FolderListing.of(folder, USUAL);
        assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"), listing.classNames());
        assertEquals(List.of("0/9.png", "0/10.png", "1/9.png"), files(listing).subList(0, 3));
        assertEquals(List.of("11/9.png", "11/10.png"), files(listing).subList(22, 24));
        assertEquals(11, listing.labels()[23]);
        assertEquals(List.of(), listing.notes());
    }

    @Test
    void aClassHasItsPicturesAtAnyDepth() throws IOException {
        put("cat/a/b/1.png", "cat/2.png", "dog/c/1.png");
        FolderListing listing = FolderListing.of(folder, USUAL);
        assertEquals(List.of("cat", "dog"), listing.classNames());
        assertArrayEquals(new int[] {0, 0, 1}, listing.labels());
    }

    @Test
    void partsOfASetAreNoClasses() throws IOException {
        put("train/0/1.png", "train/1/1.png", "train/1/2.png", "val/0/1.png", "val/2/7.png");
        FolderListing train = FolderListing.of(folder, USUAL);
        assertEquals(List.of("train/0/1.png", "train/1/1.png", "train/1/2.png"), files(train));
        assertEquals(List.of("0", "1"), train.classNames());
        assertEquals(List.of("part 'train' taken of 'train' (3), 'val' (2) (split=)"), train.notes());
        FolderListing val = FolderListing.of(folder, "val");
        assertEquals(List.of("0", "2"), val.classNames());
        FolderListing all = FolderListing.of(folder, "all");
        assertEquals(List.of("0", "1", "2"), all.classNames());
        assertArrayEquals(new int[] {0, 1, 1, 0, 2}, all.labels());
        assertRefused("none called 'test'; write split=train", "test");
    }

    @Test
    void partsWithoutClasses() throws IOException {
        put("train/1.png", "test/1.png");
        assertEquals(List.of(), FolderListing.of(folder, USUAL).classNames());
        assertEquals(List.of("train/1.png"), files(FolderListing.of(folder, USUAL)));
    }

    @Test
    void aClassMayBeCalledAsAPart() throws IOException {
        put("test/1.png", "cat/1.png");
        assertEquals(List.of("cat", "test"), FolderListing.of(folder, USUAL).classNames());
        assertRefused("has no part 'test': its sub-folders are classes", "test");
    }

    @Test
    void theEndingOfANameDoesNotDecide() throws IOException {
        put("a.png", "b.jpg", "c.JPEG", "d.WebP", "e", "f.dat", "g.dat");
        Files.writeString(folder.resolve("h.dat"), "none");
        Files.writeString(folder.resolve("notes.txt"), "none");
        Files.writeString(folder.resolve("labels.JSON"), "none");
        Files.writeString(folder.resolve("names.json"), "none");
        Files.writeString(folder.resolve(".hidden.png"), "none");
        FolderListing listing = FolderListing.of(folder, USUAL);
        assertEquals(List.of("a.png", "b.jpg", "c.JPEG", "d.WebP", "e", "f.dat", "g.dat"), files(listing));
        assertEquals(List.of("left out 1 .dat, 2 .json and 1 .txt files, which are no pictures"), listing.notes());
    }

    @Test
    void aClassWithoutAPictureIsToldAndHasNoNumber() throws IOException {
        put("cat/1.png", "eel/1.png");
        Files.createDirectories(folder.resolve("dog/deep"));
        Files.createDirectories(folder.resolve("__MACOSX"));
        Files.writeString(folder.resolve("__MACOSX/._a.png"), "none");
        FolderListing listing = FolderListing.of(folder, USUAL);
        assertEquals(List.of("cat", "eel"), listing.classNames());
        assertEquals(List.of("left out the folders without a picture '__MACOSX', 'dog'"), listing.notes());
    }

    @Test
    void linksOutOfTheFolderAreLeftOutAndTold(@TempDir Path elsewhere) throws IOException {
        put("cat/1.png");
        Path secret = Files.write(elsewhere.resolve("secret.png"), PICTURE);
        Files.createSymbolicLink(folder.resolve("cat/2.png"), secret);
        Files.createSymbolicLink(folder.resolve("out"), elsewhere);
        Files.createSymbolicLink(folder.resolve("cat/again.png"), folder.resolve("cat/1.png"));
        FolderListing listing = FolderListing.of(folder, USUAL);
        assertEquals(List.of("cat/1.png", "cat/again.png"), files(listing));
        assertEquals(List.of("left out 2 links that lead out of the folder"), listing.notes());
    }

    @Test
    void aFolderOfNothingButLinksOutOfItIsRefused(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.write(elsewhere.resolve("secret.png"), PICTURE);
        Files.createSymbolicLink(folder.resolve("2.png"), secret);
        assertRefused("has no picture: it has links that lead out of it", USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cats", "cats/deep"})
    void linksThatLeadBackEnd(String target) throws IOException {
        put("cats/deep/a.png");
        Files.createSymbolicLink(folder.resolve("cats/deep/loop"), folder.resolve(target));
        FolderListing listing = FolderListing.of(folder, USUAL);
        assertEquals(1, listing.files().size());
        assertEquals(List.of("left out 1 link that leads to a folder within it"), listing.notes());
    }

    @Test
    void theFolderItselfMayBeALink(@TempDir Path elsewhere) throws IOException {
        put("cat/1.png");
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), folder);
        assertEquals(1, FolderListing.of(link, USUAL).files().size());
    }

    @Test
    void whatIsAFolderOfPicturesIsSeenQuickly() throws IOException {
        Files.writeString(folder.resolve("notes.png"), "none");
        assertFalse(FolderListing.hasPictures(folder));
        put("train/cat/x.dat");
        assertTrue(FolderListing.hasPictures(folder));
        assertFalse(FolderListing.hasPictures(folder.resolve("missing")));
    }
}
