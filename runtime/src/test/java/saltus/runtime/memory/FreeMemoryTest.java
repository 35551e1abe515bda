package saltus.runtime.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FreeMemoryTest {
    @Test
    void thePeakHasRoomAgainAndATwentiethIsLeftToOthers() {
        assertEquals(100 - 40 - 5, new FreeMemory(100, 70, 30, 40).bytes(), 1e-12, "the machine's bound is the peak");
        assertEquals(50 - 10 - 5, new FreeMemory(100, 50, 30, 40).bytes(), 1e-12, "others have taken some");
        assertEquals(-5, new FreeMemory(100, 10, 30, 40).bytes(), 1e-12, "the peak itself has just room");
    }

    @Test
    void hereIsLessThanTheMachine() {
        assertTrue(FreeMemory.here() < MemoryLimit.here().machine());
    }
}
