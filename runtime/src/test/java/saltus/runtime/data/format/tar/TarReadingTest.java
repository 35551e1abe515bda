package saltus.runtime.data.format.tar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.graph.Shape;
import saltus.runtime.data.format.Damage;
import saltus.runtime.data.format.NpyBytes;
import saltus.runtime.data.format.Opened;
import saltus.runtime.data.stored.Form;
import saltus.runtime.data.stored.Records;

class TarReadingTest {
    @TempDir
    Path folder;

    private static byte[] latent(int number) {
        return NpyBytes.floats("4, 1, 1", number, number + 1f, number + 2f, -number - 3f);
    }

    private static byte[] png(int gray) throws IOException {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 16; i++) {
            image.getRaster().setSample(i % 4, i / 4, 0, gray);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    @Property(tries = 20)
    void samplesOfAllShardsComeInTheirOrder(
            @ForAll @IntRange(min = 1, max = 4) int shards,
            @ForAll @IntRange(min = 0, max = 5) int each,
            @ForAll boolean longNames,
            @ForAll boolean posix)
            throws IOException {
        Path set = Files.createTempDirectory("shards");
        String before = longNames ? "n01440764/".repeat(13) : "";
        for (int i = 0; i < shards; i++) {
            TarBytes tar =
                    new TarBytes(posix ? TarArchiveOutputStream.LONGFILE_POSIX : TarArchiveOutputStream.LONGFILE_GNU);
            for (int k = 0; k < each + (i == 0 ? 1 : 0); k++) {
                int number = 10 * i + k;
                tar.add("%s%06d.v1.npy".formatted(before, number), latent(number))
                        .add("%s%06d.cls".formatted(before, number), number % 3 + "\n");
            }
            tar.write(set.resolve("%d.tar".formatted(i)));
        }
        try {
            Records records = Opened.records("tar:" + set);
            int[] numbers = IntStream.range(0, shards)
                    .flatMap(i -> IntStream.range(10 * i, 10 * i + each + (i == 0 ? 1 : 0)))
                    .toArray();
            assertEquals(numbers.length, records.count());
            assertEquals(Shape.of(4, 1, 1), records.shape());
            for (int i = 0; i < numbers.length; i++) {
                assertEquals(numbers[i], Opened.sample(records, i)[0]);
                assertEquals(numbers[i] % 3, records.label(i));
            }
        } finally {
            for (int i = 0; i < shards; i++) {
                Files.delete(set.resolve("%d.tar".formatted(i)));
            }
            Files.delete(set);
        }
    }

    @Test
    void picturesAreDecodedAndClassesMayBeInJson() throws IOException {
        Path tar = new TarBytes()
                .add("a/0.png", png(0))
                .add("a/0.json", "{\"caption\": \"x\", \"label\": \"dog\"}")
                .add("a/0.txt", "a dog")
                .add("a/1.png", png(255))
                .add("a/1.json", "{\"label\": \"cat\"}")
                .add("a/._1.png", new byte[3])
                .link("a/2.png", "/etc/passwd")
                .write(folder.resolve("a.tar"));
        Records records = Opened.records("tar:" + tar + ",size=4");
        assertEquals(Form.PIXELS, records.form());
        assertEquals(2, records.count());
        assertEquals(List.of("cat", "dog"), records.classNames());
        assertEquals(1, records.label(0));
        assertEquals(-1, Opened.sample(records, 0)[0]);
        assertEquals(1, Opened.sample(records, 1)[0]);
        assertTrue(records.place(1).endsWith("a.tar', member 'a/1.png'"), records.place(1));
        String notes = records.notes().toString();
        assertTrue(notes.contains("1 members '.txt' left out") && notes.contains("1 members links and devices"), notes);
        Opened.refused("tar:" + tar + ",size=4,member=txt,labels=none", "0.txt");
        assertEquals(
                List.of(), Opened.records("tar:" + tar + ",size=4,labels=none").classNames());
        assertEquals(
                List.of("x"),
                Opened.records("tar:"
                                + new TarBytes()
                                        .add("0.png", png(0))
                                        .add("0.json", "{\"caption\": \"x\", \"label\": 3}")
                                        .write(folder.resolve("b.tar"))
                                + ",size=4,key=caption")
                        .classNames());
    }

    @Test
    void mirroredArraysBesideAreTheSecondCopy() throws IOException {
        Path tar = new TarBytes()
                .add("0.moments.npy", NpyBytes.floats("2, 1, 1", 1, -2))
                .add("0.moments_flip.npy", NpyBytes.floats("2, 1, 1", 3, -4))
                .write(folder.resolve("a.tar"));
        Records records = Opened.records("tar:" + tar);
        assertEquals(Form.LOG_VARIANCES, records.form());
        assertEquals(2, records.copies());
        assertArrayEquals(new float[] {3, -4}, Opened.sample(records, 0, 1));
        assertEquals(List.of(), records.classNames());
    }

    @Test
    void whatIsNoSetOfSamplesIsRefused() throws IOException {
        Path tar = folder.resolve("a.tar");
        new TarBytes().add("0.txt", "x").write(tar);
        Opened.refused("tar:" + tar, "no picture and no array", "'txt'");
        new TarBytes().add("0.npy", latent(0)).add("0.png", png(0)).write(tar);
        Opened.refused("tar:" + tar, "has several", "member=ENDING");
        assertEquals(1, Opened.records("tar:" + tar + ",member=npy").count());
        new TarBytes()
                .add("0.npy", latent(0))
                .add("0.cls", "1")
                .add("1.npy", latent(0))
                .write(tar);
        Opened.refused("tar:" + tar, "member '1.npy' has no class", "member '0.npy' before it has one");
        new TarBytes()
                .add("0.npy", latent(0))
                .add("1.npy", NpyBytes.floats("4, 1, 2", NpyBytes.eighths(8)))
                .write(tar);
        Opened.refused("tar:" + tar, "member '1.npy' has [4, 1, 2] of F32");
        new TarBytes().add("0.npy", latent(0)).add("0.json", "[").write(tar);
        Opened.refused("tar:" + tar, "no JSON object");
        new TarBytes().write(tar);
        Opened.refused("tar:" + tar, "no picture and no array");
        Opened.refused("tar:" + folder.resolve("b-{00..02}.tar"), "b-00.tar");
    }

    @Test
    void compressedArchivesAreToldAsSuch() throws IOException {
        Path tar = folder.resolve("a.tar");
        byte[] plain = new TarBytes().add("0.npy", latent(0)).bytes();
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(tar))) {
            out.write(plain);
            out.write(new byte[4096]);
            for (int i = 0; i < 5000; i++) {
                out.write(i * i);
            }
        }
        Opened.refused("tar:" + tar, "compressed by gzip", "unpack it");
    }

    @Test
    void damagedArchivesGiveOneSentence() throws IOException {
        Path tar = new TarBytes()
                .add("x".repeat(120) + "0.npy", latent(0))
                .add("x".repeat(120) + "0.json", "{\"label\": 3}")
                .add("1.npy", latent(1))
                .add("1.cls", "2")
                .write(folder.resolve("a.tar"));
        byte[] whole = Files.readAllBytes(tar);
        // Behind the last file stand records of zeros; without one of them the archive is cut off.
        int end = 13 * 512;
        for (int length = 0; length < end; length += length < 520 ? 37 : 101) {
            Files.write(tar, Arrays.copyOf(whole, length));
            assertTrue(Damage.tryIt("tar:" + tar), "cut at " + length);
        }
        Files.write(tar, whole);
        Damage.change(tar, "tar:" + tar, 300);
        Path posix = new TarBytes(TarArchiveOutputStream.LONGFILE_POSIX)
                .add("\u00e9".repeat(120) + "0.npy", latent(0))
                .write(folder.resolve("b.tar"));
        Damage.change(posix, "tar:" + posix, 300);
    }

    @Test
    void sizesThatNobodyHasAreRefused() throws IOException {
        byte[] tar = new TarBytes().add("0.npy", latent(0)).bytes();
        for (String size : List.of("77777777777", "00000000000", "-0000000001", "9999999999\0")) {
            byte[] changed = tar.clone();
            System.arraycopy(size.getBytes(StandardCharsets.US_ASCII), 0, changed, 124, 11);
            Path file = Files.write(folder.resolve("a.tar"), checked(changed));
            assertTrue(Damage.tryIt("tar:" + file), size);
        }
        byte[] big = tar.clone();
        big[124] = (byte) 0x80;
        Arrays.fill(big, 125, 136, (byte) 0xFF);
        assertTrue(Damage.tryIt("tar:" + Files.write(folder.resolve("a.tar"), checked(big))));
        byte[] sparse = tar.clone();
        sparse[156] = 'S';
        Opened.refused("tar:" + Files.write(folder.resolve("a.tar"), checked(sparse)), "a.tar");
    }

    /** Sets the sum that a header has of itself. */
    private static byte[] checked(byte[] tar) {
        Arrays.fill(tar, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xFF;
        }
        byte[] text = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, tar, 148, 8);
        return tar;
    }

    @Test
    void archivesAreRecognised() throws IOException {
        Path tar = new TarBytes().add("0.npy", latent(0)).write(folder.resolve("a.bin"));
        assertTrue(new TarSource().recognises(tar));
        assertEquals(false, new TarSource().recognises(folder));
        Files.move(tar, folder.resolve("a.tar"));
        assertTrue(new TarSource().recognises(folder));
    }
}
