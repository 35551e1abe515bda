package saltus.runtime.checkpoint;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Spells a header: the same bytes for the same header, padded with spaces so that the data begins at 8 bytes. */
final class HeaderWriter {
    private HeaderWriter() {}

    /** The length of the header and the header itself. */
    static byte[] write(Header header) {
        byte[] json = json(header);
        int padded = (json.length + 7) / 8 * 8;
        if (padded > Header.MAX_BYTES) {
            throw new IllegalArgumentException("the header has %d bytes, more than the %d that readers accept"
                    .formatted(padded, Header.MAX_BYTES));
        }
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(padded).put(json);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        return bytes.array();
    }

    private static byte[] json(Header header) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            writeMetadata(json, header.metadata());
            for (TensorInfo tensor : header.tensors()) {
                writeTensor(json, tensor);
            }
            json.endObject();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot fail", e);
        }
        return utf8(text.toString());
    }

    private static void writeMetadata(JsonWriter json, Map<String, String> metadata) throws IOException {
        if (metadata.isEmpty()) {
            return;
        }
        json.name(Header.METADATA).beginObject();
        for (Map.Entry<String, String> text : new TreeMap<>(metadata).entrySet()) {
            json.name(text.getKey()).value(text.getValue());
        }
        json.endObject();
    }

    private static void writeTensor(JsonWriter json, TensorInfo tensor) throws IOException {
        json.name(tensor.name()).beginObject();
        json.name("dtype").value(tensor.dtype());
        json.name("shape").beginArray();
        for (long side : tensor.shape()) {
            json.value(side);
        }
        json.endArray();
        json.name("data_offsets").beginArray().value(tensor.begin()).value(tensor.end());
        json.endArray().endObject();
    }

    private static byte[] utf8(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a tensor name or a metadata text has half a surrogate pair", e);
        }
    }
}
