package saltus.runtime.data.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** How many pictures of 256 x 256 pixels are decoded in a second, by one thread and by as many as there are processors. */
public final class DecodingBenchmark {
    private static final int SIDE = 256;
    private static final int PICTURES = 64;
    private static final double WARM_SECONDS = 3;
    private static final double SECONDS = 4;

    private DecodingBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        System.out.printf("%n%-28s %16s %16s %10s%n", "pictures a second", "1 thread", processors + " threads", "busy");
        for (String format : new String[] {"jpeg", "png"}) {
            List<byte[]> files = files(format);
            for (int size : new int[] {SIDE, 32}) {
                PictureDecoder decoder = Decode.at(size, size);
                rate(files, decoder, processors, WARM_SECONDS);
                double one = rate(files, decoder, 1, SECONDS);
                double all = rate(files, decoder, processors, SECONDS);
                System.out.printf(
                        Locale.ROOT,
                        "%-28s %16.0f %16.0f %9.0f%%%n",
                        "%s of %d to %d".formatted(format, SIDE, size),
                        one,
                        all,
                        100 * all / one / processors);
            }
        }
    }

    /** Soft shapes with grain, as photographs have them. */
    private static List<byte[]> files(String format) throws IOException {
        Random random = new Random(1);
        List<byte[]> files = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
            double turn = random.nextDouble() * 6;
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    int colour = 0;
                    for (int channel = 0; channel < 3; channel++) {
                        double soft = Math.sin(turn + x * 0.03 * channel + y * 0.05) + Math.cos(x * y * 0.0003 + turn);
                        int level = (int) (128 + 50 * soft + 6 * random.nextGaussian());
                        colour = colour << 8 | Math.max(0, Math.min(255, level));
                    }
                    image.setRGB(x, y, colour);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            files.add(out.toByteArray());
        }
        return files;
    }

    private static double rate(List<byte[]> files, PictureDecoder decoder, int threads, double seconds)
            throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() < end) {
                    decoder.decode(files.get(done.getAndIncrement() % files.size()), "'a'");
                }
            });
            all.add(thread);
            thread.start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        return done.get() / seconds;
    }
}
