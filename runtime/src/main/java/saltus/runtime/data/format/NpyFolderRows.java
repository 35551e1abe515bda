package saltus.runtime.data.format;

import saltus.runtime.BadInputException;

/** Files of numpy with one sample each, opened when they are read. */
final class NpyFolderRows implements Rows {
    private final PathList files;
    private final RowType type;

    /**
     * The files of a folder.
     *
     * @param files at least one; the first says what all are
     * @throws BadInputException if the first is no array of numbers
     */
    NpyFolderRows(PathList files) {
        this.files = files;
        try (OpenFile file = OpenFile.of(files.path(0))) {
            NpyHeader header = NpyArray.header(file, 0, file.size(), place(0));
            this.type = NpySample.type(header, place(0));
        }
    }

    @Override
    public int count() {
        return files.count();
    }

    @Override
    public RowType type() {
        return type;
    }

    @Override
    public String place(int row) {
        return "'" + files.path(row) + "'";
    }

    @Override
    public void read(int row, float[] into, int from) {
        String place = place(row);
        try (OpenFile file = OpenFile.of(files.path(row))) {
            NpyHeader header = NpyArray.header(file, 0, file.size(), place);
            RowType own = NpySample.type(header, place);
            if (!own.fits(type)) {
                throw new BadInputException("%s has %s, but '%s' has %s; give files of one shape and type."
                        .formatted(place, own.full(), files.path(0), type.full()));
            }
            NpyArray.require(type.bytes(), file.size() - header.bytes(), place);
            new FileRows(file, header.bytes(), own, 1, place).read(0, into, from);
        }
    }
}
