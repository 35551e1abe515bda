package saltus.runtime.program;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import saltus.runtime.Quoted;

/**
 * The pickle of a TorchScript module as a part of another pickle. A pickle is a program for a stack machine; without its
 * head and its stop it pushes the module, and so can stand wherever a value is expected. Its memo is its own, since the
 * pickles that Saltus writes use none.
 *
 * @param type qualified name of the module's class
 * @param program what pushes the module, in evaluation mode: every attribute {@code training} is false
 */
record ModulePickle(String type, byte[] program) {
    private static final int PROTOCOL = 0x80;
    private static final int TRUE = 0x88;
    private static final int FALSE = 0x89;
    private static final String MODE = "training";

    /**
     * Reads the file's {@code data.pkl}.
     *
     * @throws IllegalArgumentException if it is not the pickle of a module, saying why in a clause
     */
    static ModulePickle of(byte[] pickle) {
        try {
            return new Reader(pickle).read();
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("its data.pkl ends too early", e);
        }
    }

    /** Copies one operation after the other. */
    private static final class Reader {
        private final ByteBuffer in;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final Set<Integer> modes = new HashSet<>();
        private boolean isMode;

        Reader(byte[] pickle) {
            this.in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
        }

        ModulePickle read() {
            if (next() != PROTOCOL || next() != 2 || next() != 'c') {
                throw new IllegalArgumentException("its data.pkl holds no module");
            }
            String type = "%s.%s".formatted(line(), line());
            if (!type.startsWith("__torch__.")) {
                throw new IllegalArgumentException(
                        "its data.pkl holds %s, which is no module".formatted(Quoted.of(type)));
            }
            in.position(2);
            for (int code = next(); code != '.'; code = next()) {
                copy(code);
            }
            return new ModulePickle(type, out.toByteArray());
        }

        private int next() {
            return in.get() & 0xFF;
        }

        private String line() {
            StringBuilder text = new StringBuilder();
            for (int c = next(); c != '\n'; c = next()) {
                text.append((char) c);
            }
            return text.toString();
        }

        /** The attribute's name stands before its value, spelled out once and called from the memo later. */
        private void copy(int code) {
            boolean wasMode = isMode;
            isMode = false;
            out.write(code == TRUE && wasMode ? FALSE : code);
            switch (code) {
                case 'X' -> isMode = MODE.equals(new String(taken(number(taken(4))), StandardCharsets.UTF_8));
                case 'q' -> isMode = remembered(taken(1)[0] & 0xFF, wasMode);
                case 'r' -> isMode = remembered(number(taken(4)), wasMode);
                case 'h' -> isMode = modes.contains(taken(1)[0] & 0xFF);
                case 'j' -> isMode = modes.contains(number(taken(4)));
                case 'K' -> taken(1);
                case 'M' -> taken(2);
                case 'J' -> taken(4);
                case 'G' -> taken(8);
                case 'C', 'U', 0x8A -> taken(taken(1)[0] & 0xFF);
                case 'B', 'T', 0x8B -> taken(number(taken(4)));
                case 'c' -> {
                    copyLine();
                    copyLine();
                }
                case '(', ')', ']', '}', 'N', 't', 'R', 'Q', 'u', 's', 'a', 'e', 'b', 'l', 'd', '0', '2' -> {}
                case 0x81, 0x85, 0x86, 0x87, TRUE, FALSE -> {}
                default ->
                    throw new IllegalArgumentException(
                            "its data.pkl has the operation 0x%02x, which no module needs".formatted(code));
            }
        }

        /** What goes into the memo stays on the stack. */
        private boolean remembered(int slot, boolean mode) {
            if (mode) {
                modes.add(slot);
            } else {
                modes.remove(slot);
            }
            return mode;
        }

        private byte[] taken(int bytes) {
            if (bytes < 0 || bytes > in.remaining()) {
                throw new BufferUnderflowException();
            }
            byte[] taken = new byte[bytes];
            in.get(taken);
            out.writeBytes(taken);
            return taken;
        }

        private static int number(byte... bytes) {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        }

        private void copyLine() {
            for (int c = next(); c != '\n'; c = next()) {
                out.write(c);
            }
            out.write('\n');
        }
    }
}
