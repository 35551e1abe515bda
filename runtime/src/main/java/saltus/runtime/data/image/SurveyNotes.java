package saltus.runtime.data.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is told of pictures that were looked at.
 *
 * @param seen those that could be decoded, at least one
 * @param request what was asked of them
 * @param count how many there are, of which these were looked at
 */
record SurveyNotes(List<Decoded> seen, PictureRequest request, int count) {
    private static final double UNSEEN_SHARE = 0.005;
    private static final int FULL = 65535;
    /** Of a level that fills its 16 bits, or nearly. */
    private static final int LEAST_FULL = FULL / 4;

    List<String> all() {
        List<String> notes = new ArrayList<>();
        notes.add(sizes());
        addFraming(notes);
        addChannels(notes);
        addBits(notes);
        for (Peculiarity one : Peculiarity.values()) {
            long having = seen.stream()
                    .filter(picture -> picture.peculiarities().contains(one))
                    .count();
            if (having > 0) {
                notes.add("%,d %s".formatted(having, one.clause()));
            }
        }
        return notes;
    }

    private String sizes() {
        Set<String> shapes = seen.stream().map(SurveyNotes::size).collect(Collectors.toSet());
        Comparator<Decoded> area = Comparator.comparingLong(picture -> (long) picture.width() * picture.height());
        String looked = seen.size() < count ? String.format(Locale.ROOT, " of %,d looked at", seen.size()) : "";
        if (shapes.size() == 1) {
            return "files%s of %s pixels (height x width)".formatted(looked, size(seen.get(0)));
        }
        return String.format(
                Locale.ROOT,
                "files%s of %s to %s pixels (height x width) in %,d shapes",
                looked,
                size(seen.stream().min(area).orElseThrow()),
                size(seen.stream().max(area).orElseThrow()),
                shapes.size());
    }

    private static String size(Decoded picture) {
        return picture.height() + "x" + picture.width();
    }

    private void addFraming(List<String> notes) {
        Framing framing = request.framing();
        double lost = seen.stream()
                .mapToDouble(picture -> 1
                        - (double) framing.taken(picture.width(), picture.height())
                                        .area()
                                / picture.width()
                                / picture.height())
                .average()
                .orElse(0);
        if (lost > UNSEEN_SHARE) {
            notes.add(String.format(
                    Locale.ROOT,
                    "the crop to %s cuts away %.0f %% of their pixels (crop=)",
                    framing.size(),
                    100 * lost));
        }
        boolean shaped = seen.stream()
                .anyMatch(picture ->
                        (long) picture.width() * framing.height() != (long) picture.height() * framing.width());
        if (shaped && framing.crop() == Crop.STRETCH) {
            notes.add("stretched to %s, each along its axes by itself (crop=)".formatted(framing.size()));
        }
        if (shaped && framing.crop() == Crop.PAD) {
            notes.add("filled up with black to %s (crop=)".formatted(framing.size()));
        }
        addEnlarged(notes);
    }

    private void addEnlarged(List<String> notes) {
        double[] enlarged = seen.stream()
                .mapToDouble(this::enlargement)
                .filter(by -> by > 1)
                .toArray();
        if (enlarged.length > 0) {
            double most = Arrays.stream(enlarged).max().orElseThrow();
            notes.add(String.format(
                    Locale.ROOT, "%,d enlarged, by up to %.1f, which adds no detail", enlarged.length, most));
        }
    }

    private double enlargement(Decoded picture) {
        Framing.Box taken = request.framing().taken(picture.width(), picture.height());
        Framing.Box placed = request.framing().placed(picture.width(), picture.height());
        return Math.max((double) placed.width() / taken.width(), (double) placed.height() / taken.height());
    }

    private void addChannels(List<String> notes) {
        long coloured = seen.stream().filter(picture -> picture.channels() > 1).count();
        if (coloured > 0 && request.channels() == 1) {
            notes.add(String.format(Locale.ROOT, "%,d lose their colours (channels=1)", coloured));
        } else if (coloured > 0 && coloured < seen.size()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d without colours get three equal channels (channels=1 for gray)",
                    seen.size() - coloured));
        }
    }

    private void addBits(List<String> notes) {
        int brightest = seen.stream().mapToInt(Decoded::brightest).max().orElse(0);
        if (brightest > 0 && brightest < LEAST_FULL) {
            int bits = Math.max(Byte.SIZE, Integer.SIZE - Integer.numberOfLeadingZeros(brightest));
            notes.add(String.format(
                    Locale.ROOT,
                    "the brightest level of 16 bits is %,d of 65,535, so that all is dark: bits=%d takes %,d for white",
                    brightest,
                    bits,
                    (1 << bits) - 1));
        }
    }
}
