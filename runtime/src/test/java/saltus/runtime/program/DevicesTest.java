package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.BadInputException;

class DevicesTest {
    @Test
    void theProcessorIsAlwaysThere() {
        assertEquals(Device.cpu(), Devices.parse("cpu"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CPU", "tpu", "gpu:", "gpu:-1", "gpu:x", "gpu:1234"})
    void whatIsNoDeviceIsRefused(String text) {
        String message =
                assertThrows(BadInputException.class, () -> Devices.parse(text)).getMessage();
        assertTrue(message.contains("'" + text + "'"), message);
    }

    @Test
    void aDeviceThatIsNotThereIsRefused() {
        String text = "gpu:" + Engine.getEngine("PyTorch").getGpuCount();
        String message =
                assertThrows(BadInputException.class, () -> Devices.parse(text)).getMessage();
        assertTrue(message.contains(text) && message.contains("cpu"), message);
    }

    @ParameterizedTest
    @CsvSource({"gpu,0,1,1,0", "gpu,0,1,4,0", "gpu,2,4,4,2", "gpu,1,1,2,1", "gpu:3,0,1,4,3", "gpu:0,2,4,1,0"})
    void eachRankTakesTheGpuOfItsNumberUnlessToldWhich(String text, int own, int ranks, int present, int number) {
        assertEquals(number, Devices.gpu(text, own, ranks, present));
    }

    @ParameterizedTest
    @CsvSource({"gpu,0,2,1,2 ranks", "gpu,3,4,3,4 ranks", "gpu,2,1,2,3 ranks", "gpu,0,2,0,2 ranks", "gpu:1,0,2,1,gpu:1"
    })
    void ranksThatHaveNoGpuAreRefused(String text, int own, int ranks, int present, String said) {
        String message = assertThrows(BadInputException.class, () -> Devices.gpu(text, own, ranks, present))
                .getMessage();
        assertTrue(message.contains(said) && message.contains("sees " + present), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 100_000, Integer.MAX_VALUE})
    void threadsThatWouldEndTheMachineAreRefused(int threads) {
        String message = assertThrows(BadInputException.class, () -> Devices.useThreads(threads))
                .getMessage();
        assertTrue(message.startsWith("The number of threads is " + threads + "; give 1 to "), message);
    }

    @Test
    void theNumberThatIsOfferedIsTaken() {
        String message = assertThrows(BadInputException.class, () -> Devices.useThreads(0))
                .getMessage();
        int most = Integer.parseInt(message.replaceAll("(?s).* give 1 to (\\d+),.*", "$1"));
        String before = System.getProperty("ai.djl.pytorch.num_threads");
        try {
            Devices.useThreads(most);
            assertThrows(BadInputException.class, () -> Devices.useThreads(most + 1));
        } finally {
            if (before == null) {
                System.clearProperty("ai.djl.pytorch.num_threads");
            } else {
                System.setProperty("ai.djl.pytorch.num_threads", before);
            }
        }
    }
}
