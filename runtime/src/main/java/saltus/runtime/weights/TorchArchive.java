package saltus.runtime.weights;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Quoted;
import saltus.runtime.pickle.Pickle;
import saltus.runtime.pickle.TorchStorage;
import saltus.runtime.pickle.TorchTensor;

/**
 * The archive that torch.save writes: one folder of any name with {@code data.pkl} and the storages as they lie in memory,
 * none of them compressed, so that no entry is larger than the file.
 */
final class TorchArchive implements AutoCloseable {
    private static final int MOST_ENTRIES = 1_000_000;
    private static final int MOST_PICKLE = 1 << 27;
    private static final int CHUNK_BYTES = 1 << 20;
    private static final String PICKLE = "/data.pkl";

    private final Path path;
    private final ZipFile zip;
    private final String root;

    private TorchArchive(Path path, ZipFile zip) {
        this.path = path;
        this.zip = zip;
        this.root = root();
    }

    /** @throws IllegalArgumentException saying in a clause what is wrong with it */
    static TorchArchive open(Path path) {
        try {
            ZipFile zip = new ZipFile(path.toFile());
            try {
                return new TorchArchive(path, zip);
            } catch (RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException e) {
            throw new IllegalArgumentException("it is no whole archive", e);
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }

    private String root() {
        if (zip.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException("it has %d entries, more than any checkpoint".formatted(zip.size()));
        }
        Set<String> names = new HashSet<>();
        zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(twice -> {
                    throw new IllegalArgumentException("it has two entries %s".formatted(Quoted.of(twice)));
                });
        List<String> pickles = names.stream()
                .filter(name -> name.indexOf('/') == name.length() - PICKLE.length() && name.endsWith(PICKLE))
                .toList();
        if (pickles.size() != 1) {
            throw new IllegalArgumentException("it has no data.pkl, which torch.save writes");
        }
        String folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length() + 1);
        if (names.stream().anyMatch(name -> name.startsWith(folder + "code/"))) {
            throw new IllegalArgumentException("it is a program of TorchScript, not the weights of one");
        }
        return folder;
    }

    /** What torch.save was given. */
    Object value() {
        ZipEntry order = zip.getEntry(root + "byteorder");
        if (order != null && !new String(content(order), StandardCharsets.US_ASCII).equals("little")) {
            throw new IllegalArgumentException("its numbers are big-endian");
        }
        long granted = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 4);
        return Pickle.read(ByteBuffer.wrap(content(entry("data.pkl"))), granted);
    }

    private byte[] content(ZipEntry entry) {
        if (entry.getSize() > MOST_PICKLE) {
            throw new IllegalArgumentException(
                    "its entry %s has %d MB".formatted(Quoted.of(entry.getName()), entry.getSize() >> 20));
        }
        byte[] content = new byte[(int) entry.getSize()];
        ByteBuffer all = ByteBuffer.wrap(content);
        stream(entry, 0, entry.getSize(), 1, all::put);
        return content;
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = zip.getEntry(root + name);
        if (entry == null) {
            throw new IllegalArgumentException("it has no entry %s".formatted(Quoted.of(root + name)));
        }
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
            throw new IllegalArgumentException(
                    "its entry %s is compressed, which torch.save never does".formatted(Quoted.of(root + name)));
        }
        return entry;
    }

    /** A tensor whose storage is there, as long as it is said to be. */
    StoredTensor tensor(TorchTensor tensor) {
        TorchStorage storage = tensor.storage();
        ZipEntry entry = entry("data/" + storage.key());
        if (entry.getSize() != storage.bytes()) {
            throw new IllegalArgumentException("its storage %s has %d bytes, not %d numbers of %s"
                    .formatted(Quoted.of(storage.key()), entry.getSize(), storage.numbers(), storage.element()));
        }
        int each = storage.element().bytes();
        return new StoredTensor(storage.element(), tensor.shape(), chunks -> {
            if (tensor.isContiguous()) {
                long from = tensor.offset() * each;
                stream(entry, from, Math.multiplyExact(size(tensor), each), each, chunks);
            } else {
                chunks.accept(gathered(tensor, entry));
            }
        });
    }

    private static long size(TorchTensor tensor) {
        long size = 1;
        for (long side : tensor.shape()) {
            size = Math.multiplyExact(size, side);
        }
        return size;
    }

    /** A view that is no part of its storage, such as a transposed matrix: brought into C order in memory. */
    private ByteBuffer gathered(TorchTensor tensor, ZipEntry entry) {
        long most = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 4);
        int each = tensor.storage().element().bytes();
        if (entry.getSize() > most || size(tensor) > most / each) {
            throw new BadInputException(
                    "The file '%s' has a turned tensor in its storage %s of %d MB, too large to be turned back in memory; save it with .contiguous(), or give Java more with -Xmx."
                            .formatted(path, Quoted.of(tensor.storage().key()), entry.getSize() >> 20));
        }
        ByteBuffer all = ByteBuffer.allocate((int) entry.getSize()).order(ByteOrder.LITTLE_ENDIAN);
        stream(entry, 0, entry.getSize(), each, all::put);
        long[] shape = tensor.shape();
        long[] strides = tensor.strides();
        long[] index = new long[shape.length];
        ByteBuffer turned = ByteBuffer.allocate((int) size(tensor) * each).order(ByteOrder.LITTLE_ENDIAN);
        while (turned.hasRemaining()) {
            long from = tensor.offset();
            for (int axis = 0; axis < shape.length; axis++) {
                from += index[axis] * strides[axis];
            }
            turned.put(all.array(), (int) from * each, each);
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return turned.flip();
    }

    /** Hands on a part of an entry; the checksum of a whole one is checked, where the writer has left one. */
    private void stream(ZipEntry entry, long from, long bytes, int each, Consumer<ByteBuffer> chunks) {
        boolean whole = from == 0 && bytes == entry.getSize() && entry.getCrc() != 0;
        CRC32 sum = new CRC32();
        byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES / each * each, bytes)];
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
            in.skipNBytes(from);
            for (long left = bytes; left > 0; ) {
                int now = (int) Math.min(chunk.length, left);
                if (in.readNBytes(chunk, 0, now) < now) {
                    throw new EOFException();
                }
                sum.update(chunk, 0, now);
                left -= now;
                if (left == 0 && whole && sum.getValue() != entry.getCrc()) {
                    throw new ZipException();
                }
                chunks.accept(ByteBuffer.wrap(chunk, 0, now).order(ByteOrder.LITTLE_ENDIAN));
            }
        } catch (ZipException | EOFException e) {
            throw new BadInputException(
                    "The file '%s' is damaged in its entry %s; get it again."
                            .formatted(path, Quoted.of(entry.getName())),
                    e);
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }
}
