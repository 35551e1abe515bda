package saltus.runtime.convert.lmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TextOrderTest {
    @Property(tries = 300)
    void itIsTheOrderOfSortedTexts(@ForAll @IntRange(min = 1, max = 3000) int count) {
        List<String> visited = new ArrayList<>();
        for (int number = 0; number < count; number = TextOrder.next(number, count)) {
            visited.add(String.valueOf(number));
        }
        assertEquals(
                IntStream.range(0, count).mapToObj(String::valueOf).sorted().toList(), visited);
    }
}
