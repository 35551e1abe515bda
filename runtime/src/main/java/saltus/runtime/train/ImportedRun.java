package saltus.runtime.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.graph.Precision;
import saltus.pipeline.Pipeline;
import saltus.runtime.BadInputException;
import saltus.runtime.FolderLock;
import saltus.runtime.Place;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.Thoroughness;
import saltus.runtime.door.Named;
import saltus.runtime.identity.Identity;
import saltus.runtime.identity.ModelIdentity;
import saltus.runtime.network.Architecture;
import saltus.runtime.weights.FittedWeights;
import saltus.runtime.weights.NameMapping;
import saltus.runtime.weights.StoredWeights;

/** The run folder of weights that were trained elsewhere: to be sampled, evaluated, exported, and begun with. */
public final class ImportedRun {
    private ImportedRun() {}

    /**
     * Writes the folder, a part of a tensor at a time.
     *
     * @param lock the right to write there
     * @param file stays its owner's
     * @param part of the file
     * @return what was found and what not, a line each
     * @throws BadInputException if the folder has a run, or if the file lacks a weight of the network
     */
    public static List<String> write(
            FolderLock lock,
            StoredWeights file,
            String part,
            NameMapping mapping,
            Pipeline pipeline,
            Named<DataSet> data,
            Named<Architecture> network) {
        RunFolder folder = new RunFolder(lock.folder());
        if (Place.isTaken(folder.checkpoint())) {
            throw new BadInputException(
                    "The folder '%s' has a run; give another one with --out.".formatted(folder.path()));
        }
        FittedWeights fitted =
                FittedWeights.of(file, part, mapping, network.value().weights());
        if (!fitted.missing().isEmpty()) {
            throw new BadInputException(
                    "The file '%s' has no '%s', and %d weights of the network are missing; name them with --map, or train them with saltus train --from."
                            .formatted(
                                    file.path(),
                                    fitted.missing().get(0),
                                    fitted.missing().size()));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(Origin.FROM, Origin.weights(part, fitted).text());
        texts.put("seed", "0"); // of tables only
        texts.put("precision", Precision.SINGLE.name());
        Identity identity =
                ModelIdentity.of(pipeline, data, network, Thoroughness.QUICK).and(texts);
        Checkpoint.write(
                folder.checkpoint(), fitted.found(), identity, file.steps().orElse(0));
        RunDescription.write(folder, identity, Optional.empty());
        return fitted.report();
    }
}
