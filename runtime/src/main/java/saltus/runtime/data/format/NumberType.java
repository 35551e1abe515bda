package saltus.runtime.data.format;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a number is stored. The order of its bytes is the buffer's. */
enum NumberType {
    F2(2, 0) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return HalfFloat.value(bytes.getShort(index));
        }
    },
    BF2(2, 0) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return Float.intBitsToFloat(bytes.getShort(index) << Short.SIZE);
        }
    },
    F4(4, 0) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getFloat(index);
        }

        @Override
        void floats(ByteBuffer bytes, float[] into, int from, int count) {
            bytes.asFloatBuffer().get(into, from, count);
        }
    },
    F8(8, 0) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getDouble(index);
        }
    },
    I1(1, Byte.MAX_VALUE) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.get(index);
        }
    },
    I2(2, Short.MAX_VALUE) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getShort(index);
        }
    },
    I4(4, Integer.MAX_VALUE) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getInt(index);
        }
    },
    I8(8, Long.MAX_VALUE) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getLong(index);
        }
    },
    U1(1, 0xFF) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.get(index) & 0xFF;
        }
    },
    U2(2, 0xFFFF) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getShort(index) & 0xFFFF;
        }
    },
    U4(4, 0xFFFF_FFFFL) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return Integer.toUnsignedLong(bytes.getInt(index));
        }
    },
    U8(8, Long.MAX_VALUE) {
        @Override
        double at(ByteBuffer bytes, int index) {
            long value = bytes.getLong(index);
            return value >= 0 ? value : (value >>> 1) * 2.0;
        }
    };

    private final int bytes;
    private final long greatest;

    NumberType(int bytes, long greatest) {
        this.bytes = bytes;
        this.greatest = greatest;
    }

    /** The type that numpy writes as this, without the order of bytes: {@code f4}. */
    static Optional<NumberType> ofNumpy(String name) {
        // Capitals are other types: U is text.
        return Arrays.stream(values())
                .filter(type -> type != BF2 && type.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The type that safetensors calls this: {@code F32}. */
    static Optional<NumberType> ofSafetensors(String name) {
        if (name.equals("BF16")) {
            return Optional.of(BF2);
        }
        return Arrays.stream(values())
                .filter(type -> type != BF2 && name.equals(type.name().charAt(0) + "" + type.bytes * Byte.SIZE))
                .findFirst();
    }

    int bytes() {
        return bytes;
    }

    /** True for whole numbers. */
    boolean isWhole() {
        return greatest > 0;
    }

    /** The greatest of whole numbers; 0 for others. */
    long greatest() {
        return greatest;
    }

    /** A number, to 53 bits. */
    abstract double at(ByteBuffer bytes, int index);

    /** Numbers from the start of a buffer on. */
    void floats(ByteBuffer bytes, float[] into, int from, int count) {
        for (int i = 0; i < count; i++) {
            into[from + i] = (float) at(bytes, i * this.bytes);
        }
    }
}
