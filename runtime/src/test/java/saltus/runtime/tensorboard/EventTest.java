package saltus.runtime.tensorboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import saltus.runtime.record.Distribution;

/** Bytes by hand: field numbers, wire types, lengths and sums are those of TensorFlow's files. */
class EventTest {
    /** Lengths, sums and the event that TensorFlow's own writer puts at the start of a file of wall time 0. */
    @Test
    void aFileBeginsAsTensorFlowsDo() {
        byte[] head = Event.head(0);
        assertEquals(
                "1800000000000000" + "a37f4b22" + "090000000000000000" + "1a0d"
                        + hex("brain.Event:2".getBytes(StandardCharsets.UTF_8)),
                hex(head).substring(0, hex(head).length() - 8));
    }

    /** The sum of 32 zeros that RFC 3720 gives for CRC32C, masked. */
    @Test
    void aNumberIsASinglePrecisionOne() {
        byte[] record = new Event(1.5, 300, List.of(new Value.Scalar("a", 2))).record();
        String data = "09" + "000000000000f83f" // wall time
                + "10" + "ac02" // step
                + "2a0a" + "0a08" // summary, value
                + "0a0161" // tag
                + "15" + "00000040"; // simple value
        assertEquals(data, hex(record).substring(24, record.length * 2 - 8));
    }

    @Test
    void aPictureSaysItsSize() {
        byte[] message =
                new Value.Picture("p", 2, 300, new byte[] {7}).message().bytes();
        assertEquals("0a0170" + "220a" + "0802" + "10ac02" + "1803" + "220107", hex(message));
    }

    @Test
    void aHistogramHasTheUpperEdgesOfItsBins() {
        Distribution distribution = new Distribution(0, 1, 1, 1, List.of(1L, 1L));
        byte[] message = new Value.Histogram("h", distribution).message().bytes();
        String zero = "0000000000000000";
        String one = "000000000000f03f";
        String two = "0000000000000040";
        String half = "000000000000e03f";
        assertEquals(
                "0a0168" + "2a51" + "09" + zero + "11" + one + "19" + two + "21" + one + "29" + one + "3210" + half
                        + one + "3a10" + one + one,
                hex(message));
    }

    @Test
    void largeStepsAreWhole() {
        assertArrayEquals(
                HexFormat.of().parseHex("10ffffffffffffffff7f"),
                new Message().integer(2, Long.MAX_VALUE).bytes());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
