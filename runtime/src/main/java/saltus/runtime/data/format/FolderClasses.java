package saltus.runtime.data.format;

import java.util.ArrayList;
import java.util.List;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;

/** The sub-folders of a folder as classes. */
final class FolderClasses {
    private FolderClasses() {}

    /**
     * The classes of files that are ordered by folders.
     *
     * @throws BadInputException if some lie in sub-folders and others beside these
     */
    static ClassLabels of(PathList files) {
        int[] labels = new int[files.count()];
        List<String> names = new ArrayList<>();
        String last = "";
        for (int i = 0; i < labels.length; i++) {
            String name = files.name(i);
            String first = name.substring(0, Math.max(0, name.indexOf('/')));
            if (i > 0 && first.isEmpty() != last.isEmpty()) {
                throw new BadInputException(
                        "The folder '%s' has files, such as %s, beside class folders, such as %s; move them away or give labels=none."
                                .formatted(files.folder(), Quoted.of(files.name(0)), Quoted.of(first + last)));
            }
            if (!first.isEmpty() && !first.equals(last)) {
                names.add(first);
            }
            labels[i] = Math.max(0, names.size() - 1);
            last = first;
        }
        return new ClassLabels(labels, List.copyOf(names));
    }
}
