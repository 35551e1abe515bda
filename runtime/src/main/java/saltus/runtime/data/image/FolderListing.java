package saltus.runtime.data.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import saltus.runtime.BadInputException;
import saltus.runtime.Place;
import saltus.runtime.data.NaturalOrder;

/**
 * The pictures of a folder in an order that does not depend on the file system: that of the names, numbers by their value.
 *
 * @param files the pictures
 * @param labels the class of each file; 0 for all if there are no classes
 * @param classNames names of the sub-folders in their order; empty if there are none
 * @param notes what was left out, a clause each
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel that nobody compares
record FolderListing(List<Path> files, int[] labels, List<String> classNames, List<String> notes) {
    /** The part of a set that is learned from. */
    static final String USUAL_SPLIT = "train";

    private static final String ALL_SPLITS = "all";
    private static final Set<String> SPLITS =
            Set.of("train", "training", "val", "valid", "validation", "test", "testing", "dev");

    private static final int QUICK_DEPTH = 4;
    private static final int QUICK_FILES = 200;
    private static final int NAMED = 5;

    /**
     * Looks for pictures: in the sub-folders, each a class, at any depth, or else in the folder itself. Sub-folders that are called
     * as parts of a set are parts, not classes.
     *
     * @param split the part that is wanted, or {@code all}; the usual one where there are no parts
     * @throws BadInputException if there is no such folder, part or picture, or if there are pictures both in sub-folders and
     *     beside them
     */
    static FolderListing of(Path folder, String split) {
        if (Place.at(folder) != Place.FOLDER) {
            String what = Place.isTaken(folder) ? "is not a folder" : "does not exist";
            throw new BadInputException(
                    "The folder of pictures '%s' %s; give a folder with pictures.".formatted(folder, what));
        }
        FolderWalk walk = FolderWalk.of(folder);
        Candidates candidates = Candidates.of(folder, walk.files());
        List<String> notes = new ArrayList<>();
        List<Path> pictures = part(folder, candidates.pictures(), split, notes);
        if (pictures.isEmpty()) {
            throw new BadInputException("The folder '%s' has no picture: %s; put some into it."
                    .formatted(folder, instead(walk, candidates)));
        }
        int skipped = pictures.size() < candidates.pictures().size() || isSplit(candidates.pictures()) ? 1 : 0;
        addLeftOut(walk, candidates, skipped, notes);
        return classes(folder, pictures, skipped, notes);
    }

    private static String instead(FolderWalk walk, Candidates candidates) {
        if (walk.linksOut() > 0) {
            return "it has links that lead out of it, such as are not followed";
        }
        return candidates.others().isEmpty() ? "it is empty" : "it has only " + counted(candidates.others());
    }

    /** Whether all pictures lie in sub-folders that are called as parts of a set. */
    private static boolean isSplit(List<Path> pictures) {
        return !pictures.isEmpty()
                && pictures.stream()
                        .allMatch(file -> file.getNameCount() > 1
                                && SPLITS.contains(first(file).toLowerCase(Locale.ROOT)));
    }

    private static String first(Path file) {
        return file.getName(0).toString();
    }

    private static List<Path> part(Path folder, List<Path> pictures, String split, List<String> notes) {
        if (!isSplit(pictures)) {
            if (split.equals(USUAL_SPLIT) || split.equals(ALL_SPLITS)) {
                return pictures;
            }
            throw new BadInputException(
                    "The folder '%s' has no part '%s': its sub-folders are classes; leave out split=%s."
                            .formatted(folder, split, split));
        }
        Map<String, Integer> parts = new TreeMap<>(NaturalOrder.INSTANCE);
        pictures.forEach(file -> parts.merge(first(file), 1, Integer::sum));
        String told = parts.entrySet().stream()
                .map(part -> "'%s' (%d)".formatted(part.getKey(), part.getValue()))
                .collect(Collectors.joining(", "));
        if (split.equals(ALL_SPLITS)) {
            notes.add("all parts taken: " + told);
            return pictures;
        }
        List<Path> wanted = pictures.stream()
                .filter(file -> first(file).equalsIgnoreCase(split))
                .toList();
        if (wanted.isEmpty()) {
            throw new BadInputException(
                    "The folder '%s' has the parts %s and none called '%s'; write split=%s, or split=%s."
                            .formatted(
                                    folder,
                                    told,
                                    split,
                                    parts.keySet().iterator().next(),
                                    ALL_SPLITS));
        }
        notes.add("part '%s' taken of %s (split=)".formatted(split, told));
        return wanted;
    }

    private static FolderListing classes(Path folder, List<Path> pictures, int depth, List<String> notes) {
        List<Path> beside = pictures.stream()
                .filter(file -> file.getNameCount() == depth + 1)
                .toList();
        List<Path> files = pictures.stream().map(folder::resolve).toList();
        if (beside.size() == pictures.size()) {
            return new FolderListing(files, new int[files.size()], List.of(), List.copyOf(notes));
        }
        Set<String> names = new TreeSet<>(NaturalOrder.INSTANCE);
        pictures.stream()
                .filter(file -> file.getNameCount() > depth + 1)
                .forEach(file -> names.add(file.getName(depth).toString()));
        if (!beside.isEmpty()) {
            throw new BadInputException(
                    "The folder '%s' has pictures, such as '%s', beside class folders, such as '%s'; move them away."
                            .formatted(folder, beside.get(0), names.iterator().next()));
        }
        List<String> classNames = List.copyOf(names);
        Map<String, Integer> numbers = new TreeMap<>();
        classNames.forEach(name -> numbers.put(name, numbers.size()));
        int[] labels = pictures.stream()
                .mapToInt(file -> numbers.getOrDefault(file.getName(depth).toString(), 0))
                .toArray();
        return new FolderListing(files, labels, classNames, List.copyOf(notes));
    }

    private static void addLeftOut(FolderWalk walk, Candidates candidates, int depth, List<String> notes) {
        if (!candidates.others().isEmpty()) {
            notes.add("left out %s, which are no pictures".formatted(counted(candidates.others())));
        }
        if (walk.linksOut() > 0) {
            notes.add("left out %s out of the folder".formatted(links(walk.linksOut(), "leads", "lead")));
        }
        if (walk.linksToFolders() > 0) {
            notes.add("left out %s to a folder within it".formatted(links(walk.linksToFolders(), "leads", "lead")));
        }
        Set<Path> filled = candidates.pictures().stream()
                .filter(file -> file.getNameCount() > depth + 1)
                .map(file -> file.subpath(0, depth + 1))
                .collect(Collectors.toSet());
        List<String> empty = walk.folders().stream()
                .filter(one -> one.getNameCount() == depth + 1 && !filled.contains(one))
                .map(Path::toString)
                .sorted(NaturalOrder.INSTANCE)
                .toList();
        if (!empty.isEmpty()) {
            String named = empty.stream().limit(NAMED).map("'%s'"::formatted).collect(Collectors.joining(", "));
            String more = empty.size() > NAMED ? " and %d more".formatted(empty.size() - NAMED) : "";
            notes.add("left out the folders without a picture " + named + more);
        }
    }

    private static String links(int count, String one, String several) {
        return count == 1 ? "1 link that " + one : "%,d links that %s".formatted(count, several);
    }

    /** {@code 3 .json and 12 .txt files}. */
    private static String counted(Map<String, Integer> endings) {
        List<String> each = endings.entrySet().stream()
                .map(one -> "%d %s".formatted(one.getValue(), one.getKey().isEmpty() ? "unnamed" : one.getKey()))
                .toList();
        String last = each.get(each.size() - 1);
        boolean single = endings.size() == 1 && endings.containsValue(1);
        return (each.size() == 1 ? last : String.join(", ", each.subList(0, each.size() - 1)) + " and " + last)
                + (single ? " file" : " files");
    }

    /** Whether there seem to be pictures in a folder or not far below: some files are looked into. */
    static boolean hasPictures(Path folder) {
        try (Stream<Path> paths = Files.walk(folder, QUICK_DEPTH)) {
            return paths.limit(QUICK_FILES).anyMatch(Candidates::isPicture);
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }
}
