package saltus.runtime.data.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Smallest profiles of colours, written by hand (ICC.1:2001-04). */
final class HandMadeProfiles {
    private static final int HEADER = 128;
    private static final int ENTRY = 12;

    private HandMadeProfiles() {}

    /** Gray levels that are the power {@code 1 / gamma} of light. */
    static byte[] gray(double gamma) {
        return profile("GRAY", new String[] {"wtpt", "kTRC"}, xyz(0.9642, 1, 0.8249), curve(gamma));
    }

    /** Red, green and blue of any lights, relative to D50. */
    static byte[] colours(double gamma, double[]... lights) {
        byte[] curve = curve(gamma);
        return profile(
                "RGB ",
                new String[] {"wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"},
                xyz(0.9642, 1, 0.8249),
                xyz(lights[0]),
                xyz(lights[1]),
                xyz(lights[2]),
                curve,
                curve,
                curve);
    }

    private static byte[] curve(double gamma) {
        return ByteBuffer.allocate(16)
                .put(latin("curv"))
                .putInt(0)
                .putInt(1)
                .putShort((short) Math.round(gamma * 256))
                .array();
    }

    private static byte[] xyz(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(20).put(latin("XYZ ")).putInt(0);
        for (double value : values) {
            bytes.putInt((int) Math.round(value * 65536));
        }
        return bytes.array();
    }

    private static byte[] profile(String space, String[] tags, byte[]... contents) {
        int from = HEADER + 4 + ENTRY * tags.length;
        int length = from;
        for (byte[] content : contents) {
            length += content.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        bytes.putInt(length).putInt(0).putInt(0x02400000);
        bytes.put(latin("mntr")).put(latin(space)).put(latin("XYZ "));
        bytes.position(36).put(latin("acsp"));
        bytes.putInt(68, 0xF6D6).putInt(72, 0x10000).putInt(76, 0xD32D);
        bytes.position(HEADER).putInt(tags.length);
        int at = from;
        for (int i = 0; i < tags.length; i++) {
            bytes.put(latin(tags[i])).putInt(at).putInt(contents[i].length);
            at += contents[i].length;
        }
        for (byte[] content : contents) {
            bytes.put(content);
        }
        return bytes.array();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
