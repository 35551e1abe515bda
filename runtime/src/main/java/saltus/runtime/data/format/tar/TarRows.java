package saltus.runtime.data.format.tar;

import java.nio.ByteBuffer;
import saltus.runtime.BadInputException;
import saltus.runtime.data.format.NpySample;
import saltus.runtime.data.format.RowType;
import saltus.runtime.data.format.Rows;

/** Arrays of numpy in archives, one a sample. */
final class TarRows implements Rows {
    private final TarSamples samples;
    private final int copy;
    private final RowType type;

    /**
     * The arrays of all samples.
     *
     * @param copy 1 for the mirrored ones
     */
    TarRows(TarSamples samples, int copy) {
        this.samples = samples;
        this.copy = copy;
        this.type = NpySample.of(samples.bytes(0, copy), samples.place(0)).type();
    }

    @Override
    public int count() {
        return samples.count();
    }

    @Override
    public RowType type() {
        return type;
    }

    @Override
    public String place(int row) {
        return samples.place(row);
    }

    @Override
    public void read(int row, float[] into, int from) {
        String place = place(row);
        NpySample sample = NpySample.of(samples.bytes(row, copy), place);
        if (!sample.type().fits(type)) {
            throw new BadInputException("%s has %s, but %s has %s; give samples of one shape and type."
                    .formatted(place, sample.type().full(), place(0), type.full()));
        }
        sample.type()
                .read(
                        ByteBuffer.wrap(
                                sample.bytes(), sample.from(), sample.type().bytes()),
                        into,
                        from);
    }
}
