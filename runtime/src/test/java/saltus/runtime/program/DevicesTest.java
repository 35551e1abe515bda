package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
