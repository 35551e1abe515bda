package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is sampled where its data are gone, and goes on where they were moved to. */
class AloneTest {
    @TempDir
    Path folder;

    private Console train(Path data, String steps) {
        return Console.run(
                "train",
                "MeanFlow",
                "--data=" + data + ",flip=0.5",
                "--network=resconv:4x1/4",
                "--batch=8",
                "--steps=" + steps,
                "--sample-steps=2",
                "--out=" + folder.resolve("run"));
    }

    private void picture(String path, int gray) throws IOException {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(gray % 32, 3, 0, gray);
        Path file = folder.resolve("pictures").resolve(path);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void withoutItsDataAndWithThemElsewhere() throws IOException {
        picture("owl/1.png", 100);
        picture("cat/2.png", 200);
        picture("cat/10.png", 250);
        Path data = folder.resolve("pictures");
        Path run = folder.resolve("run");
        Console trained = train(data, "3");
        assertEquals(0, trained.code(), trained::err);
        assertTrue(trained.out().contains("0 'cat' (2), 1 'owl' (1)"), trained::out);
        Console before = Console.run("sample", run, "--class=owl", "--count=5");
        assertEquals(0, before.code(), before::err);
        byte[] samples = Files.readAllBytes(run.resolve("samples-1step.npz"));

        Path moved = folder.resolve("elsewhere");
        Files.move(data, moved);
        Console alone = Console.run("sample", run, "--class=1", "--count=5");
        assertEquals(0, alone.code(), alone::err);
        assertTrue(alone.out().contains("note: the data are not there"), alone::out);
        assertArrayEquals(samples, Files.readAllBytes(run.resolve("samples-1step.npz")));
        Console nobody = Console.run("sample", run, "--class=owk");
        assertEquals(2, nobody.code());
        assertTrue(nobody.err().contains("did you mean 'owl'?"), nobody::err);
        Console measured = Console.run("evaluate", run, "--metric=energy", "--count=8");
        assertEquals(2, measured.code());
        assertTrue(measured.err().contains("does not exist"), measured::err);

        Console elsewhere =
                Console.run("evaluate", run, "--metric=energy", "--count=8", "--data=" + moved + ",flip=0.5");
        assertEquals(0, elsewhere.code(), elsewhere::err);
        assertEquals(0, train(moved, "5").code());
        Console otherwise = Console.run("evaluate", run, "--metric=energy", "--data=" + moved);
        assertEquals(2, otherwise.code());
        assertTrue(otherwise.err().contains("--anyway"), otherwise::err);
    }
}
