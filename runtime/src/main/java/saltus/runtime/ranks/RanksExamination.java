package saltus.runtime.ranks;

import java.util.List;
import saltus.runtime.doctor.Examination;
import saltus.runtime.doctor.Finding;

/** Whether processes can train together: what they rely on inside the engine is looked at, and nothing is made. */
public record RanksExamination() implements Examination {
    @Override
    public List<Finding> findings() {
        return List.of(Meeting.hindrance()
                .map(why -> Finding.note(
                        "ranks", "cannot work here: " + why, "train in one process; nothing else depends on it"))
                .orElseGet(() -> Finding.well(
                        "ranks", "can share a batch: the engine's process groups are laid out as expected")));
    }
}
