package saltus.runtime.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.pipeline.Pipeline;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.Thoroughness;
import saltus.runtime.doctor.Examination;
import saltus.runtime.doctor.Finding;
import saltus.runtime.door.Named;
import saltus.runtime.program.StepEstimate;
import saltus.runtime.train.PlannedRun;
import saltus.runtime.train.TrainingSettings;

/**
 * Which of the shipped sizes of SiT can be trained here, on latents of pictures of 256x256 in 1,000 classes.
 *
 * @param pipeline of the recipe that would be trained
 * @param device on which
 * @param room bytes that it has
 */
record FittingExamination(Pipeline pipeline, String device, double room) implements Examination {
    /** From the smallest. */
    private static final List<String> SIZES = List.of("S/2", "B/2", "L/2", "XL/2");

    private static final String DATA = "shape:4x32x32,classes=1000";
    private static final int BATCH = 256;

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (String size : SIZES) {
            try {
                findings.add(finding(size, estimate(size)));
            } catch (BadInputException e) {
                return List.of(Finding.note("sit", "not known", e.getMessage()));
            }
        }
        return findings;
    }

    private Finding finding(String size, StepEstimate estimate) {
        int fitting = estimate.largestBatch(BATCH, room);
        String one = Amount.of(estimate.bytes().applyAsDouble(1), "B");
        String whole = Amount.of(estimate.bytes().applyAsDouble(BATCH), "B");
        String needs = "on %s: %s for a batch of one, %s for %d".formatted(device, one, whole, BATCH);
        return switch (fitting) {
            case BATCH -> Finding.well("sit:" + size, needs);
            case 0 -> Finding.note("sit:" + size, needs, "does not fit, not even a batch of one");
            default -> Finding.note("sit:" + size, needs, advice(fitting));
        };
    }

    private static String advice(int fitting) {
        return "fits up to --batch %d; --accumulate makes larger ones in parts".formatted(fitting);
    }

    private StepEstimate estimate(String size) {
        Named<DataSet> data = DataSources.open(DATA);
        TrainingSettings settings =
                TrainingSettings.defaults(data.value().kind()).batchSize(BATCH).build();
        return PlannedRun.of(
                        pipeline, data, Optional.of("sit:" + size), settings, 1, Thoroughness.QUICK, Path.of("runs"))
                .estimate();
    }
}
