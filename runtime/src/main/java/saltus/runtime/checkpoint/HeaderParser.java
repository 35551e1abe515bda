package saltus.runtime.checkpoint;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import saltus.runtime.Quoted;

/** Reads the JSON of a safetensors header token by token, since a tree would hide a name that stands twice. */
final class HeaderParser {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    private final JsonReader json;
    private boolean metadataSeen;

    private HeaderParser(Reader text) {
        json = new JsonReader(text);
        json.setStrictness(Strictness.STRICT);
    }

    /** Parses the header; where the tensors lie is not judged here. */
    static Header parse(byte[] utf8) throws HeaderException {
        try {
            // The decoder reports what is not UTF-8, and decodes a part at a time.
            return new HeaderParser(
                            new InputStreamReader(new ByteArrayInputStream(utf8), StandardCharsets.UTF_8.newDecoder()))
                    .header();
        } catch (CharacterCodingException e) {
            throw new HeaderException("its header is not UTF-8 text", e);
        } catch (IOException e) {
            throw new HeaderException("its header is not JSON", e);
        }
    }

    private Header header() throws IOException, HeaderException {
        expect(JsonToken.BEGIN_OBJECT, "the header");
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (name.equals(Header.METADATA)) {
                readMetadata();
            } else if (tensors.containsKey(name)) {
                throw new HeaderException("its header names the tensor " + Quoted.of(name) + " twice");
            } else {
                tensors.put(name, readTensor(name));
            }
        }
        json.endObject();
        expect(JsonToken.END_DOCUMENT, "the end of the header");
        return new Header(metadata, new ArrayList<>(tensors.values()));
    }

    private void readMetadata() throws IOException, HeaderException {
        if (metadataSeen) {
            throw new HeaderException("its header has " + Header.METADATA + " twice");
        }
        metadataSeen = true;
        expect(JsonToken.BEGIN_OBJECT, Header.METADATA);
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            expect(JsonToken.STRING, "the metadata " + Quoted.of(key));
            if (metadata.put(key, json.nextString()) != null) {
                throw new HeaderException("its metadata has " + Quoted.of(key) + " twice");
            }
        }
        json.endObject();
    }

    private TensorInfo readTensor(String name) throws IOException, HeaderException {
        String what = "the tensor " + Quoted.of(name);
        @Nullable String dtype = null;
        long @Nullable [] shape = null;
        long @Nullable [] offsets = null;
        expect(JsonToken.BEGIN_OBJECT, what);
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "dtype" -> {
                    expect(JsonToken.STRING, "the dtype of " + what);
                    dtype = json.nextString();
                }
                case "shape" -> shape = wholeNumbers("the shape of " + what);
                case "data_offsets" -> offsets = wholeNumbers("the data_offsets of " + what);
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (dtype == null || shape == null || offsets == null || offsets.length != 2) {
            throw new HeaderException(what + " lacks a dtype, a shape or its two data_offsets");
        }
        return new TensorInfo(name, dtype, shape, offsets[0], offsets[1]);
    }

    private long[] wholeNumbers(String what) throws IOException, HeaderException {
        expect(JsonToken.BEGIN_ARRAY, what);
        json.beginArray();
        List<Long> numbers = new ArrayList<>();
        while (json.hasNext()) {
            expect(JsonToken.NUMBER, what);
            numbers.add(wholeNumber(json.nextString(), what));
        }
        json.endArray();
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static long wholeNumber(String text, String what) throws HeaderException {
        try {
            if (WHOLE_NUMBER.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            throw new HeaderException(what + " has the number " + text + ", which is too large", e);
        }
        throw new HeaderException(what + " has " + Quoted.of(text) + " where a whole number from 0 belongs");
    }

    private void expect(JsonToken token, String what) throws IOException, HeaderException {
        JsonToken found = json.peek();
        if (found != token) {
            throw new HeaderException(
                    "in its header %s should be %s but is %s".formatted(what, spoken(token), spoken(found)));
        }
    }

    private static String spoken(JsonToken token) {
        return switch (token) {
            case BEGIN_OBJECT -> "an object";
            case BEGIN_ARRAY -> "a list";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case NAME -> "a name";
            case END_OBJECT, END_ARRAY, END_DOCUMENT -> "the end";
        };
    }
}
