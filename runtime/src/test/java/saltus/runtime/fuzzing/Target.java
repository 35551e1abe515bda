package saltus.runtime.fuzzing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import saltus.runtime.BadInputException;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.TensorInfo;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSource;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.Thoroughness;
import saltus.runtime.door.Registry;
import saltus.runtime.evaluate.MeasuredSamples;
import saltus.runtime.pickle.Pickle;
import saltus.runtime.program.FeatureNetwork;
import saltus.runtime.train.RunFolder;
import saltus.runtime.train.TrainingTime;
import saltus.runtime.weights.StoredTensor;
import saltus.runtime.weights.StoredWeights;
import saltus.runtime.weights.WeightFiles;

/** A reader of files. It takes a file, or tells the person who gave it in one sentence why not; nothing else. */
enum Target {
    /** Tables of points. */
    CSV("points.csv") {
        @Override
        void take(Path file) {
            use(SOURCES.open("csv:" + file, DataSource::open).value());
        }
    },
    /** Arrays of numpy. */
    NPY("array.npy") {
        @Override
        void take(Path file) {
            use(SOURCES.open("npy:" + file + ",labels=none", DataSource::open).value());
        }
    },
    /** Archives of arrays of numpy. */
    NPZ("arrays.npz") {
        @Override
        void take(Path file) {
            use(SOURCES.open("npz:" + file, DataSource::open).value());
        }
    },
    /** Tensors of samples and labels. */
    TENSORS("data.safetensors") {
        @Override
        void take(Path file) {
            use(SOURCES.open("safetensors:" + file, DataSource::open).value());
        }
    },
    /** Archives of samples; their headers have sums, which are made to fit. */
    TAR("samples.tar") {
        @Override
        byte[] file(byte[] content) {
            byte[] tar = content.clone();
            for (int at = 0; at + RECORD_BYTES <= tar.length; at += RECORD_BYTES) {
                if (new String(tar, at + MAGIC_AT, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
                    seal(tar, at);
                }
            }
            return tar;
        }

        @Override
        void take(Path file) {
            use(SOURCES.open("tar:" + file, DataSource::open).value());
        }
    },
    /** Tables of files. */
    TABLE("table.csv") {
        @Override
        void take(Path file) {
            use(SOURCES.open("table:" + file + ",size=4", DataSource::open).value());
        }
    },
    /** The same in another format. */
    PARQUET("table.parquet") {
        @Override
        void take(Path file) {
            TABLE.take(file);
        }
    },
    /** Data bases of LMDB. */
    LMDB("data.mdb") {
        @Override
        void take(Path file) {
            use(SOURCES.open("lmdb:" + file, DataSource::open).value());
        }
    },
    /** Pictures as they are. */
    PICTURE("picture.png") {
        @Override
        void take(Path file) {
            use(DataSources.open("images:" + file.getParent() + ":8,pixels=100000")
                    .value());
        }
    },
    /** PNG files whose checksums fit, so that what stands behind them is reached. */
    PNG("picture.png") {
        @Override
        byte[] file(byte[] content) {
            ByteBuffer png = ByteBuffer.wrap(content.clone());
            int at = SIGNATURE_BYTES;
            while (png.capacity() - at >= FRAME_BYTES
                    && png.getInt(at) >= 0
                    && png.getInt(at) <= png.capacity() - at - FRAME_BYTES) {
                int length = png.getInt(at);
                CRC32 sum = new CRC32();
                sum.update(png.slice(at + 4, 4 + length));
                png.putInt(at + 8 + length, (int) sum.getValue());
                at += FRAME_BYTES + length;
            }
            return png.array();
        }

        @Override
        void take(Path file) {
            PICTURE.take(file);
        }
    },
    /** Pictures with and without loss, transparent or not. */
    WEBP("picture.webp") {
        @Override
        void take(Path file) {
            PICTURE.take(file);
        }
    },
    /** Pictures in strips, compressed in all ways. */
    TIFF("picture.tif") {
        @Override
        void take(Path file) {
            PICTURE.take(file);
        }
    },
    /** Pictures of a film. */
    GIF("picture.gif") {
        @Override
        void take(Path file) {
            PICTURE.take(file);
        }
    },
    /** Bitmaps. */
    BMP("picture.bmp") {
        @Override
        void take(Path file) {
            PICTURE.take(file);
        }
    },
    /** Checkpoints: the header, and all data that it names. */
    SAFETENSORS("model.safetensors") {
        @Override
        void take(Path file) {
            try (SafetensorsReader reader = SafetensorsReader.open(file)) {
                for (TensorInfo tensor : reader.infos()) {
                    switch (tensor.dtype()) {
                        case "F32" -> reader.floats(tensor.name());
                        case "F64" -> reader.doubles(tensor.name());
                        case "I64" -> reader.longs(tensor.name());
                        default -> reader.bytes(tensor.name());
                    }
                }
            }
        }
    },
    /** What was measured of a run. */
    METRICS("metrics.json") {
        @Override
        void take(Path file) {
            MeasuredSamples.read(file);
        }
    },
    /** The wall time of a run. */
    TIME("time.json") {
        @Override
        void take(Path file) {
            TrainingTime.seconds(new RunFolder(file.getParent()), 5);
        }
    },
    /** Archives of feature networks. */
    ARCHIVE("features.pt") {
        @Override
        void take(Path file) {
            FeatureNetwork.read(file);
        }
    },
    /** The pickle within such an archive. */
    PICKLE("features.pt") {
        @Override
        byte[] file(byte[] content) {
            return zip(Map.of("data.pkl", content, "code/__torch__.py", SOURCE, "version", new byte[] {'3'}));
        }

        @Override
        void take(Path file) {
            FeatureNetwork.read(file);
        }
    },
    /** Values that Python has written. */
    VALUES("value.pkl") {
        @Override
        void take(Path file) {
            try {
                Pickle.read(ByteBuffer.wrap(Files.readAllBytes(file)), 1 << 20);
            } catch (IllegalArgumentException e) {
                throw new BadInputException("'%s' is no pickle to read: %s.".formatted(file, e.getMessage()), e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    /** Archives of torch.save. */
    WEIGHTS("model.pt") {
        @Override
        void take(Path file) {
            try (StoredWeights weights = WeightFiles.open(file)) {
                for (Map<String, StoredTensor> part : weights.parts().values()) {
                    for (StoredTensor tensor : part.values()) {
                        if (tensor.hasShape(2, 2)) {
                            tensor.numbers(false);
                        }
                    }
                }
            }
        }
    },
    /** The pickle within such an archive. */
    SAVED("model.pt") {
        @Override
        byte[] file(byte[] content) {
            return stored(Map.of("data.pkl", content, "data/0", new byte[16]));
        }

        @Override
        void take(Path file) {
            WEIGHTS.take(file);
        }
    },
    /** The code within an archive of a feature network. */
    CODE("features.pt") {
        @Override
        byte[] file(byte[] content) {
            return zip(Map.of("data.pkl", PICKLED, "code/__torch__.py", content, "version", new byte[] {'3'}));
        }

        @Override
        void take(Path file) {
            FeatureNetwork.read(file);
        }
    };

    /** Looked for once, which takes longer than to read a file. */
    private static final Registry<DataSource> SOURCES = DataSources.registry();

    private static final int RECORD_BYTES = 512;
    private static final int SUM_AT = 148;
    private static final int SUM_BYTES = 8;
    private static final int MAGIC_AT = 257;
    private static final int SIGNATURE_BYTES = 8;
    private static final int FRAME_BYTES = 12;
    private static final byte[] PICKLED = latin1("\u0080\u0002c__torch__\nNet\n)\u0081}b.");
    private static final byte[] SOURCE =
            latin1("class Net(Module):\n  def forward(self,\n    x: Tensor) -> Tensor:\n    return x\n");
    private static final Pattern OF_JAVA = Pattern.compile("java\\.|javax\\.|[a-z](Exception|Error)|null");
    private static final Pattern UNSHOWN = Pattern.compile("\\p{C}");

    private final String name;

    Target(String name) {
        this.name = name;
    }

    /** Reads a file, and uses what it holds. */
    abstract void take(Path file);

    /** The file that is made of what the fuzzer gives. */
    byte[] file(byte[] content) {
        return content;
    }

    /** Where its seeds lie. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a file of this content in a folder of its own; whatever is no value and no sentence comes through. */
    void read(byte[] content, Path folder) {
        Path file = folder.resolve(name);
        try {
            Files.write(file, file(content));
            take(file);
        } catch (BadInputException said) {
            requireSentence(said.getMessage().replace(folder.toString(), "FOLDER"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void use(DataSet data) {
        data.batch(0, 0, 1);
        data.fingerprint(Thoroughness.QUICK);
    }

    /** What is quoted may be anything that a terminal shows as it is. */
    private static void requireSentence(String sentence) {
        String own = sentence.replaceAll("'.*'", "");
        if (!sentence.contains("FOLDER")
                || sentence.length() > 1000
                || UNSHOWN.matcher(sentence).find()
                || OF_JAVA.matcher(own).find()) {
            throw new AssertionError("This is no sentence for a person: " + sentence);
        }
    }

    private static void seal(byte[] tar, int header) {
        Arrays.fill(tar, header + SUM_AT, header + SUM_AT + SUM_BYTES, (byte) ' ');
        int sum = 0;
        for (int i = header; i < header + RECORD_BYTES; i++) {
            sum += tar[i] & 0xFF;
        }
        System.arraycopy(latin1("%06o\0 ".formatted(sum)), 0, tar, header + SUM_AT, SUM_BYTES);
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        return zip(entries, ZipEntry.DEFLATED);
    }

    private static byte[] stored(Map<String, byte[]> entries) {
        return zip(entries, ZipEntry.STORED);
    }

    private static byte[] zip(Map<String, byte[]> entries, int method) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry head = new ZipEntry("net/" + entry.getKey());
                head.setMethod(method);
                if (method == ZipEntry.STORED) {
                    CRC32 sum = new CRC32();
                    sum.update(entry.getValue());
                    head.setCrc(sum.getValue());
                    head.setSize(entry.getValue().length);
                }
                zip.putNextEntry(head);
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
