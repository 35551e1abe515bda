package saltus.runtime.ranks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import saltus.runtime.BadInputException;
import saltus.runtime.identity.Identity;
import saltus.runtime.program.Devices;

/** What ends a meeting before anything native is made; ranks that train are in a test of their own processes. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class MeetingTest {
    private static final Loss NEVER = (sentence, isKnown) -> {
        throw new AssertionError(sentence);
    };

    @BeforeAll
    static void start() {
        Devices.engine();
    }

    private static Meeting meeting(int number, int port, String batch) {
        RankPlace place = new RankPlace(number, 3, 3, "127.0.0.1", port);
        return new Meeting(place, new Identity(Map.of("batch", batch)), NEVER);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    @Test
    void theLayoutsOfTheEngineAreKnown() {
        assertEquals(Optional.empty(), Meeting.hindrance());
    }

    @Test
    void aRankOfAnotherTrainingIsToldSoAndNobodyTrains() throws Exception {
        int port = freePort();
        CompletableFuture<Follower> other =
                CompletableFuture.supplyAsync(() -> meeting(1, port, "128").come());
        BadInputException refused = assertThrows(
                BadInputException.class, () -> meeting(0, port, "64").call(line -> {}));
        assertTrue(refused.getMessage().contains("Rank 1 trains something else"), refused.getMessage());
        assertTrue(refused.getMessage().contains("batch 128, not 64"), refused.getMessage());
        ExecutionException told = assertThrows(ExecutionException.class, () -> other.get(10, TimeUnit.SECONDS));
        assertEquals(refused.getMessage(), told.getCause().getMessage());
    }

    @Test
    void twoOfOneNumberAreRefused() throws Exception {
        int port = freePort();
        CompletableFuture<Follower> first =
                CompletableFuture.supplyAsync(() -> meeting(2, port, "64").come());
        CompletableFuture<Follower> second =
                CompletableFuture.supplyAsync(() -> meeting(2, port, "64").come());
        BadInputException refused = assertThrows(
                BadInputException.class, () -> meeting(0, port, "64").call(line -> {}));
        assertTrue(refused.getMessage().contains("Two processes say that they are rank 2"), refused.getMessage());
        for (CompletableFuture<Follower> each : List.of(first, second)) {
            ExecutionException told = assertThrows(ExecutionException.class, () -> each.get(10, TimeUnit.SECONDS));
            assertEquals(refused.getMessage(), told.getCause().getMessage());
        }
    }

    @Test
    void aPortThatIsTakenIsToldByItsVariables() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BadInputException refused = assertThrows(
                    BadInputException.class,
                    () -> meeting(0, taken.getLocalPort(), "64").call(line -> {}));
            assertTrue(refused.getMessage().contains("MASTER_PORT"), refused.getMessage());
        }
    }
}
