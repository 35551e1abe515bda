package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TensorListTest {
    private static final List<long[]> SHAPES =
            List.of(new long[] {2, 3}, new long[] {}, new long[] {0, 4}, new long[] {6});

    @Property(tries = 30)
    void doublesComeBack(@ForAll @Size(6) double[] values, @ForAll double number) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch");
                TensorList list = TensorList.zeros(manager, "ps", SHAPES, DataType.FLOAT64)) {
            list.set(0, values);
            list.set(1, new double[] {number});
            assertArrayEquals(values, list.doubles(0));
            assertArrayEquals(new double[] {number}, list.doubles(1));
            assertArrayEquals(new double[0], list.doubles(2));
            assertArrayEquals(new double[6], list.doubles(3), "what was not set");
            assertEquals(values[4], list.bytes(0).getDouble(4 * Double.BYTES));
        }
    }

    @Property(tries = 30)
    void doublesAreRoundedToSinglePrecision(@ForAll @Size(6) double[] values) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch");
                TensorList list = TensorList.zeros(manager, "ps", SHAPES, DataType.FLOAT32)) {
            list.set(3, values);
            assertArrayEquals(Arrays.stream(values).map(x -> (float) x).toArray(), list.doubles(3));
        }
    }

    @Property(tries = 30)
    void bytesComeBackBitByBit(@ForAll @Size(24) byte[] bytes) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch");
                TensorList list = TensorList.zeros(manager, "ps", SHAPES, DataType.FLOAT32)) {
            ByteBuffer given = ByteBuffer.wrap(bytes);
            list.set(0, given);
            assertEquals(24, given.remaining(), "the given buffer is left where it was");
            assertEquals(given, list.bytes(0));
            list.set(3, list.bytes(0));
            assertEquals(given, list.bytes(3));
            assertEquals(ByteOrder.LITTLE_ENDIAN, list.bytes(3).order());
        }
    }

    @Test
    void bytesAreACopy() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch");
                TensorList list = TensorList.zeros(manager, "ps", SHAPES, DataType.FLOAT64)) {
            list.set(1, new double[] {2});
            ByteBuffer before = list.bytes(1);
            list.set(1, new double[] {3});
            assertEquals(2, before.getDouble(0));
            assertEquals(3, list.bytes(1).getDouble(0));
        }
    }

    @Property(tries = 30)
    void aLookIsAtTheNumbersThemselves(@ForAll @Size(6) double[] before, @ForAll @Size(6) double[] after) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch");
                TensorList list = TensorList.zeros(manager, "ps", SHAPES, DataType.FLOAT64)) {
            list.set(0, before);
            ByteBuffer look = list.look(0);
            assertEquals(list.bytes(0), look);
            list.set(0, after);
            assertEquals(list.bytes(0), look);
            assertEquals(ByteOrder.LITTLE_ENDIAN, look.order());
            assertThrows(ReadOnlyBufferException.class, () -> look.put(0, (byte) 1));
            assertEquals(0, list.look(2).remaining(), "of no numbers");
        }
    }

    @Test
    void whatIsWrittenIsWhatTheEngineReads() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch");
                TensorList list = TensorList.zeros(manager, "ps", SHAPES, DataType.FLOAT32)) {
            list.set(0, new double[] {1, 2, 3, 4, 5, 6});
            NDList arguments = new NDList();
            list.appendTo(arguments);
            assertArrayEquals(
                    new float[] {5, 7, 9}, arguments.get(0).sum(new int[] {0}).toFloatArray());
            arguments.get(0).addi(1);
            assertArrayEquals(new double[] {2, 3, 4, 5, 6, 7}, list.doubles(0));
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch");
                TensorList list = TensorList.zeros(manager, "ps", SHAPES, DataType.FLOAT32)) {
            for (int count : new int[] {0, 5, 7}) {
                String message = assertThrows(IllegalArgumentException.class, () -> list.set(0, new double[count]))
                        .getMessage();
                assertEquals(count + " numbers for a tensor of shape [2, 3]", message);
                ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES);
                assertThrows(IllegalArgumentException.class, () -> list.set(0, bytes));
            }
            assertArrayEquals(new double[6], list.doubles(0));
        }
    }

    @Test
    void aListKnowsItsShapesAndType() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch");
                TensorList single = TensorList.zeros(manager, "ps", SHAPES, DataType.FLOAT32);
                TensorList exact = TensorList.zeros(manager, "ps", SHAPES, DataType.FLOAT64)) {
            assertEquals(4, single.size());
            assertArrayEquals(new long[] {0, 4}, single.shape(2));
            assertFalse(single.isDouble());
            assertTrue(exact.isDouble());
        }
    }
}
