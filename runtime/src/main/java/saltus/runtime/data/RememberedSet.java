package saltus.runtime.data;

import java.util.List;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;

/** What is known of data that are not there: enough to sample a model of them, but no samples. */
record RememberedSet(
        String text, String gone, Kind kind, Shape sample, List<String> classNames, Units units, String content)
        implements DataSet {
    RememberedSet {
        classNames = List.copyOf(classNames);
    }

    @Override
    public List<String> found() {
        return List.of("the data are not there, and nothing but sampling needs them: " + gone);
    }

    @Override
    public boolean hasSamples() {
        return false;
    }

    @Override
    public Batch batch(long seed, long step, int size) {
        throw without();
    }

    @Override
    public float[] truth(long seed, int n) {
        throw without();
    }

    private BadInputException without() {
        return new BadInputException("The data '%s' are needed for this, but are not there: %s".formatted(text, gone));
    }

    @Override
    public String fingerprint(Thoroughness thoroughness) {
        return content;
    }
}
