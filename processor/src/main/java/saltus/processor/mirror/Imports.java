package saltus.processor.mirror;

import java.util.ArrayList;
import java.util.List;

/**
 * The imports of a source file, as full names.
 *
 * @param types types that are imported one by one
 * @param packages packages and types all of whose member types are imported
 * @param members {@code type.member} for static imports one by one
 * @param holders types all of whose static members are imported
 */
record Imports(List<String> types, List<String> packages, List<String> members, List<String> holders) {
    Imports {
        types = List.copyOf(types);
        packages = List.copyOf(packages);
        members = List.copyOf(members);
        holders = List.copyOf(holders);
    }

    /** Collects imports in the order of the file. */
    static final class Builder {
        private final List<String> types = new ArrayList<>();
        private final List<String> packages = new ArrayList<>(List.of("java.lang"));
        private final List<String> members = new ArrayList<>();
        private final List<String> holders = new ArrayList<>();

        /** Adds an import as it is written, the star included. */
        void add(String name, boolean isStatic) {
            boolean all = name.endsWith(".*");
            List<String> list = isStatic ? (all ? holders : members) : (all ? packages : types);
            list.add(all ? name.substring(0, name.length() - 2) : name);
        }

        Imports build() {
            return new Imports(types, packages, members, holders);
        }
    }
}
