package saltus.runtime.data.format;

import java.util.Comparator;
import saltus.runtime.data.NaturalOrder;

/** Paths parted by slashes: those of a folder in natural order, files before folders. A folder may end in a slash. */
final class FolderOrder implements Comparator<String> {
    static final FolderOrder INSTANCE = new FolderOrder();

    private FolderOrder() {}

    @Override
    public int compare(String a, String b) {
        int from = 0;
        while (true) {
            // Up to here both are the same, so that one place is that of both.
            int endA = a.indexOf('/', from);
            int endB = b.indexOf('/', from);
            if (endA < 0 || endB < 0) {
                return endA < 0 && endB < 0
                        ? NaturalOrder.INSTANCE.compare(a.substring(from), b.substring(from))
                        : Integer.compare(endA, endB);
            }
            int order = NaturalOrder.INSTANCE.compare(a.substring(from, endA), b.substring(from, endB));
            if (order != 0) {
                return order;
            }
            from = endA + 1;
        }
    }
}
