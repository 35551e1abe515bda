package saltus.runtime.data.format.tar;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;
import saltus.runtime.data.format.OpenFile;

/** Finds the samples of an archive: members in a row whose names are the same up to the first dot. */
final class Scan {
    private static final int MOST_BYTES = 1 << 28;
    /** Members of a sample; what has more is no set of samples. */
    private static final int MOST_MEMBERS = 1 << 10;

    private final OpenFile file;
    private final Wanted wanted;
    private final Optional<LabelMembers> labels;
    private final Shard shard;

    private Scan(OpenFile file, Wanted wanted, Optional<LabelMembers> labels) {
        this.file = file;
        this.wanted = wanted;
        this.labels = labels;
        this.shard = new Shard(file);
    }

    /**
     * The samples of an archive, which stays open.
     *
     * @param labels where classes are looked for, if they are wanted
     */
    static Shard of(Path path, Wanted wanted, Optional<LabelMembers> labels) {
        return new Scan(OpenFile.of(path), wanted, labels).shard();
    }

    /** The endings of the first sample of an archive. */
    static List<String> first(Path path) {
        try (OpenFile file = OpenFile.of(path)) {
            List<String> extensions = new ArrayList<>();
            Members members = new Members(file);
            String key = "";
            for (Optional<Member> next = members.next(); next.isPresent(); next = members.next()) {
                Member member = next.get();
                if (!member.isHidden()) {
                    if ((!extensions.isEmpty() && !member.key().equals(key)) || extensions.size() >= MOST_MEMBERS) {
                        break;
                    }
                    key = member.key();
                    extensions.add(member.extension());
                }
            }
            return extensions;
        }
    }

    private Shard shard() {
        Map<String, Member> sample = new HashMap<>();
        String key = "";
        Members members = new Members(file);
        for (Optional<Member> next = members.next(); next.isPresent(); next = members.next()) {
            Member member = next.get();
            if (member.isHidden()) {
                continue;
            }
            if (!member.key().equals(key) || sample.size() >= MOST_MEMBERS) {
                end(sample);
                key = member.key();
            }
            sample.put(member.extension(), member);
        }
        end(sample);
        if (members.others() > 0) {
            shard.others.merge("links and devices", members.others(), Integer::sum);
        }
        return shard;
    }

    private void end(Map<String, Member> sample) {
        Optional<Member> found = wanted.extensions().stream()
                .filter(sample::containsKey)
                .map(sample::get)
                .findFirst();
        for (Map.Entry<String, Member> member : sample.entrySet()) {
            String extension = member.getKey();
            boolean used = wanted.extensions().contains(extension)
                    || wanted.flipped().filter(extension::equals).isPresent()
                    || (labels.isPresent() && LabelMembers.isLabel(extension));
            if (!used && shard.others.size() < MOST_MEMBERS) {
                shard.others.merge(Quoted.of("." + extension), 1, Integer::sum);
            }
        }
        found.ifPresent(member -> add(sample, member));
        sample.clear();
    }

    private void add(Map<String, Member> sample, Member member) {
        String place = "'%s', member %s".formatted(file.path(), Quoted.of(member.name()));
        if (member.bytes() > MOST_BYTES) {
            throw new BadInputException("%s has %d bytes, more than the %d that a sample may have; take it away."
                    .formatted(place, member.bytes(), MOST_BYTES));
        }
        Member flipped = member;
        if (wanted.flipped().isPresent()) {
            flipped = sample.get(wanted.flipped().get());
            if (flipped == null || flipped.bytes() > MOST_BYTES) {
                throw new BadInputException(
                        "%s has no mirrored '.%s' beside it, but the first sample has; add it, or take all away."
                                .formatted(place, wanted.flipped().get()));
            }
        }
        int label = labels.flatMap(members -> members.text(file, sample))
                .map(text -> shard.texts.add(text, place))
                .orElse(-1);
        shard.add(member, flipped, label);
    }
}
