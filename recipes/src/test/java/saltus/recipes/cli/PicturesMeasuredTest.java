package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures are measured by what a network sees of them: on the way, at the end, against references, and merged ones. */
class PicturesMeasuredTest {
    @TempDir
    Path folder;

    private static String said(int code, Object... arguments) {
        Console console = Console.run(arguments);
        assertEquals(code, console.code(), console.out() + console.err());
        return console.out() + console.err();
    }

    @Test
    void aTrainingIsMeasuredAndSoIsItsRunAgainstAReference() throws Exception {
        Path run = folder.resolve("run");
        String trained = said(
                0,
                "train",
                "FlowMatching",
                "--data=digits",
                "--network=resconv:8x1/4",
                "--batch=8",
                "--steps=4",
                "--sample-steps=1",
                "--threads=1",
                "--metric=FID",
                "--evaluate-every=2",
                "--out",
                run);
        assertTrue(trained.contains("seen by the small network"), trained);
        assertEquals(2, Files.readAllLines(run.resolve("measured.jsonl")).size());

        Path one = folder.resolve("one.npz");
        Path two = folder.resolve("two.npz");
        String written = said(0, "evaluate", "reference", "digits", "--count=40", "--threads=1", "--out", one);
        assertTrue(written.contains("128 features of 40 pictures"), written);
        assertTrue(said(0, "evaluate", "reference", one, one, "--threads=1", "--out", two)
                .contains("128 features of 80 pictures"));

        String measured =
                said(0, "evaluate", run, "--steps=1", "--count=20", "--metric=FID", "--reference", two, "--threads=1");
        assertTrue(measured.contains("20 true pictures against the reference '" + two), measured);
        String refused =
                said(2, "evaluate", run, "--steps=1", "--count=20", "--metric=KID", "--reference", two, "--threads=1");
        assertTrue(refused.contains("mean and covariance alone"), refused);
    }

    @Test
    void whatIsNoPictureIsToldBeforeAnythingIsDone() {
        assertTrue(said(2, "evaluate", "reference", "moons", "--out", folder.resolve("x.npz"))
                .contains("the data are points"));
        String refused = said(2, "train", "MeanFlow", "--data=moons", "--metric=FID", "--out", folder.resolve("moons"));
        assertTrue(refused.contains("what a network sees of pictures, and the samples are points"), refused);
        assertTrue(said(2, "train", "MeanFlow", "--data=digits", "--look=none.pt", "--out", folder.resolve("run"))
                .contains("none.pt"));
        assertTrue(Files.notExists(folder.resolve("run")));
    }
}
