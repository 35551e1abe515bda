package saltus.runtime.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The known answers that the authors of Philox publish with their library Random123. */
class PhiloxTest {
    @Test
    void zeros() {
        assertBlock(0, 0, 0, 0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8);
    }

    @Test
    void ones() {
        assertBlock(-1, -1, -1, 0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD);
    }

    @Test
    void digitsOfPi() {
        assertBlock(
                0x299F31D0A4093822L,
                0x85A308D3243F6A88L,
                0x0370734413198A2EL,
                0xD16CFE09,
                0x94FDCCEB,
                0x5001E420,
                0x24126EA1);
    }

    @Property
    void manyBlocksAreThoseOneByOne(
            @ForAll long key, @ForAll long low, @ForAll long high, @ForAll @IntRange(max = 100) int count) {
        long[] even = new long[100];
        long[] odd = new long[100];
        Philox.blocks(key, low, high, even, odd, count);
        long[] block = new long[2];
        for (int i = 0; i < count; i++) {
            Philox.block(key, low + i, high, block);
            assertArrayEquals(block, new long[] {even[i], odd[i]});
        }
        assertArrayEquals(new long[100 - count], Arrays.copyOfRange(odd, count, 100));
    }

    private static void assertBlock(long key, long low, long high, int... words) {
        long[] block = new long[2];
        Philox.block(key, low, high, block);
        assertArrayEquals(
                words, new int[] {(int) block[0], (int) (block[0] >>> 32), (int) block[1], (int) (block[1] >>> 32)});
    }
}
