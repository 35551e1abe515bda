package saltus.runtime.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Something that happened at a step. Source: the messages {@code Event} and {@code Summary} of TensorFlow, and its format of
 * records.
 *
 * @param wallTime in seconds since 1970
 * @param step after which it happened
 * @param values what is shown of it
 */
record Event(double wallTime, long step, List<Value> values) {
    /** What the first record of every file says. */
    private static final String VERSION = "brain.Event:2";

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int VALUE = 1;

    private static final int MASK = 0xa282ead8;

    Event {
        values = List.copyOf(values);
    }

    /** The first record of a file. */
    static byte[] head(double wallTime) {
        return record(new Message().real(WALL_TIME, wallTime).text(FILE_VERSION, VERSION));
    }

    /** The record of this event. */
    byte[] record() {
        Message summary = new Message();
        values.forEach(value -> summary.message(VALUE, value.message()));
        return record(
                new Message().real(WALL_TIME, wallTime).integer(STEP, step).message(SUMMARY, summary));
    }

    private static byte[] record(Message message) {
        byte[] data = message.bytes();
        ByteBuffer record = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + data.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(maskedSum(record.array(), Long.BYTES));
        record.put(data);
        record.putInt(maskedSum(data, data.length));
        return record.array();
    }

    private static int maskedSum(byte[] bytes, int count) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, count);
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
    }
}
