package saltus.runtime.pickle;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the values of a pickle once each, whatever shares them: whoever walks them later meets no circle, does not go
 * deep, and does not walk for ever.
 */
final class Nesting {
    /** Deeper than any state of a training. */
    static final int MOST = 100;

    /**
     * A container that has been looked at.
     *
     * @param height of what it holds, itself included
     * @param size values to walk, those that are shared as often as they are met
     */
    private record Seen(int height, long size) {}

    private static final class Open {
        final Object container;
        final Iterator<?> rest;
        int height = 1;
        long size = 1;

        Open(Object container, Collection<?> children) {
            this.container = container;
            this.rest = children.iterator();
        }

        void add(Seen child) {
            height = Math.max(height, 1 + child.height());
            size += child.size();
        }
    }

    private static final Seen LEAF = new Seen(0, 1);
    private static final Seen CIRCLE = new Seen(MOST, 0);

    private final long mostValues;
    private final IdentityHashMap<Object, Seen> seen = new IdentityHashMap<>();
    private final Deque<Open> path = new ArrayDeque<>();

    private Nesting(long mostValues) {
        this.mostValues = mostValues;
    }

    /** Refuses circles, depth, and values that are shared so often that walking them takes for ever. */
    static void require(Object value, long mostValues) {
        new Nesting(mostValues).look(value);
    }

    private void look(Object root) {
        enter(root);
        while (!path.isEmpty()) {
            Open open = path.element();
            if (!open.rest.hasNext()) {
                path.remove();
                Seen done = new Seen(open.height, open.size);
                seen.put(open.container, done);
                if (!path.isEmpty()) {
                    path.element().add(done);
                }
            } else {
                Object child = open.rest.next();
                Seen known = seen.get(child);
                if (known != null) {
                    open.add(known);
                } else if (!enter(child)) {
                    open.add(LEAF);
                }
            }
            if (open.height > MOST || path.size() > MOST) {
                throw new IllegalArgumentException("its values hold each other more than %d deep".formatted(MOST));
            }
            if (open.size > mostValues) {
                throw new IllegalArgumentException("its values unfold to more than is granted");
            }
        }
    }

    /** False if a value holds no others. */
    private boolean enter(Object value) {
        Collection<?> children = children(value);
        if (children == null) {
            return false;
        }
        seen.put(value, CIRCLE);
        path.push(new Open(value, children));
        return true;
    }

    private static @Nullable Collection<?> children(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        if (value instanceof Map<?, ?> map) {
            return map.values();
        }
        return value instanceof Namespace namespace ? namespace.values().values() : null;
    }
}
