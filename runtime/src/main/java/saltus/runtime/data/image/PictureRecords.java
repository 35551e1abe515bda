package saltus.runtime.data.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.data.stored.Form;
import saltus.runtime.data.stored.Records;
import saltus.runtime.door.Options;

/**
 * Encoded pictures as levels of one size. They are decoded when they are read, by whoever reads; what was decoded is kept if all
 * of them fit into a quarter of the memory that Java has.
 */
public final class PictureRecords implements Records {
    private static final int MEMORY_SHARE = 4;

    private final EncodedPictures pictures;
    private final PictureDecoder decoder;
    private final Survey survey;
    private final Shape shape;
    private final int wantedChannels;
    private final Optional<AtomicReferenceArray<Picture>> kept;

    private PictureRecords(EncodedPictures pictures, PictureRequest request) {
        this.pictures = pictures;
        decoder = new PictureDecoder(request);
        wantedChannels = request.channels();
        survey = Surveyor.survey(pictures, decoder, request);
        shape = Shape.of(
                survey.channels(), request.framing().height(), request.framing().width());
        long bytes = survey.count() * shape.fixedSize() * survey.bytesALevel();
        kept = bytes > Runtime.getRuntime().maxMemory() / MEMORY_SHARE
                ? Optional.empty()
                : Optional.of(survey.decoded().orElseGet(() -> new AtomicReferenceArray<>(survey.count())));
    }

    /**
     * Decodes pictures. A set of usual size is gone through at once, so that all that are damaged are told at once; of a large one
     * some are looked at.
     *
     * @param options is asked for {@code size}, {@code crop}, {@code channels}, {@code bits}, {@code pixels} and {@code skip}
     * @throws BadInputException if pictures are damaged and not to be left out
     */
    public static PictureRecords of(EncodedPictures pictures, Options options) {
        return of(pictures, PictureRequest.of(options, Optional.empty()));
    }

    static PictureRecords of(EncodedPictures pictures, PictureRequest request) {
        return new PictureRecords(pictures, request);
    }

    @Override
    public Form form() {
        return Form.PIXELS;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public int count() {
        return survey.count();
    }

    @Override
    public List<String> classNames() {
        return pictures.classNames();
    }

    @Override
    public int label(int record) {
        return pictures.label(survey.number(record));
    }

    @Override
    public String place(int record) {
        return pictures.place(survey.number(record));
    }

    @Override
    public void read(int record, int copy, float[] into, int from) {
        picture(record).write(into, from, survey.channels());
    }

    private Picture picture(int record) {
        Picture known = kept.map(pictures -> pictures.get(record)).orElse(null);
        if (known != null) {
            return known;
        }
        String place = place(record);
        Picture picture = decoder.decode(pictures.bytes(survey.number(record)), place)
                .picture()
                .orElseThrow();
        survey.require(picture, place, wantedChannels);
        kept.ifPresent(pictures -> pictures.set(record, picture));
        return picture;
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(pictures.notes());
        notes.addAll(survey.notes());
        return List.copyOf(notes);
    }
}
