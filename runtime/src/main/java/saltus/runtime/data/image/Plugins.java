package saltus.runtime.data.image;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import saltus.runtime.Headless;

/**
 * The decoders: always the same, whatever others somebody has on the class path, since what a model learns depends on their
 * bits.
 */
final class Plugins {
    private static final String OF_JAVA = "com.sun.imageio.plugins.";
    /** What the decoder of JPEG files says when it fills in what it could not read. */
    private static final List<String> GUESSED =
            List.of("orrupt JPEG", "remature end", "Missing EOI", "Inconsistent progression", "Invalid SOS");

    static {
        Headless.prefer();
    }

    private Plugins() {}

    static ImageReaderSpi jpeg() {
        return registered(new JPEGImageReaderSpi());
    }

    static ImageReaderSpi tiff() {
        return registered(new TIFFImageReaderSpi());
    }

    static ImageReaderSpi webp() {
        return registered(new WebPImageReaderSpi());
    }

    /**
     * One that comes with Java.
     *
     * @param format as its packages are called
     */
    static ImageReaderSpi ofJava(String format) {
        Iterator<ImageReaderSpi> all =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
        while (all.hasNext()) {
            ImageReaderSpi one = all.next();
            if (one.getClass().getName().startsWith(OF_JAVA + format + ".")) {
                return one;
            }
        }
        throw new IllegalStateException("this Java comes without the decoder " + format);
    }

    /** Registers one where nobody did, since one of them asks the registry for another behind it. */
    private static ImageReaderSpi registered(ImageReaderSpi wanted) {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        synchronized (Plugins.class) {
            ImageReaderSpi known = registry.getServiceProviderByClass(wanted.getClass());
            if (known != null) {
                return known;
            }
            registry.registerServiceProvider(wanted, ImageReaderSpi.class);
            return wanted;
        }
    }

    /**
     * The first picture of a file.
     *
     * @throws IOException if it is damaged
     */
    static BufferedImage read(ImageReaderSpi plugin, byte[] bytes, PixelLimit limit) throws IOException {
        ImageReader reader = plugin.createReaderInstance();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            limit.require(reader.getWidth(0), reader.getHeight(0));
            AtomicBoolean guessed = new AtomicBoolean();
            reader.addIIOReadWarningListener((source, warning) -> {
                if (GUESSED.stream().anyMatch(warning::contains)) {
                    guessed.set(true);
                }
            });
            BufferedImage image = reader.read(0);
            if (guessed.get()) {
                throw new IIOException("it is damaged or ends too early");
            }
            return image;
        } finally {
            reader.dispose();
        }
    }
}
