package saltus.runtime.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import saltus.runtime.data.NaturalOrder;

class NaturalOrderTest {
    @Test
    void numbersCountAsNumbers() {
        List<String> names =
                new ArrayList<>(List.of("10", "9", "a10b2", "a10b10", "a2", "007", "7", "99999999999999999999"));
        Collections.shuffle(names, new java.util.Random(1));
        names.sort(NaturalOrder.INSTANCE);
        assertEquals(List.of("007", "7", "9", "10", "99999999999999999999", "a2", "a10b2", "a10b10"), names);
    }

    @Property
    void itIsAnOrder(
            @ForAll @StringLength(max = 6) @CharRange(from = '0', to = '2') @CharRange(from = '/', to = '/') String a,
            @ForAll @StringLength(max = 6) @CharRange(from = '0', to = '2') @CharRange(from = '/', to = '/') String b,
            @ForAll @StringLength(max = 6) @CharRange(from = '0', to = '2') @CharRange(from = '/', to = '/') String c) {
        for (java.util.Comparator<String> order : List.of(NaturalOrder.INSTANCE, FolderOrder.INSTANCE)) {
            assertEquals(a.equals(b), order.compare(a, b) == 0);
            assertEquals(Integer.signum(order.compare(a, b)), -Integer.signum(order.compare(b, a)));
            if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
                assertEquals(true, order.compare(a, c) <= 0);
            }
        }
    }

    @Property
    void filesComeBeforeFolders(
            @ForAll @Size(max = 4) List<@StringLength(max = 3) @CharRange(from = 'a', to = 'b') String> names) {
        List<String> paths = new ArrayList<>(List.of("a/x", "a/b/c", "b"));
        paths.addAll(names);
        paths.sort(FolderOrder.INSTANCE);
        assertEquals(List.of("a/x", "a/b/c"), paths.subList(paths.size() - 2, paths.size()));
    }
}
