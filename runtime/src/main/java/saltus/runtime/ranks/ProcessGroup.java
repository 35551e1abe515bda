package saltus.runtime.ranks;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.program.BatchParts;

/**
 * PyTorch's process group (Gloo, over TCP) in the library that the engine has loaded, made without a line of C++: exported
 * constructors are called in memory of ours, and what is inlined into callers elsewhere is done by hand. Registered under a name, it
 * serves the collectives that programs call.
 *
 * <p>All of this is about one build of one version: Linux on x86-64, libtorch 2.7.1, the C++ library's new ABI. Each layout
 * that is relied on is looked at first, and another one is refused in a sentence. An exception of C++ that leaves a constructor
 * ends the virtual machine; so everyone who shall come has come before ({@link Meeting}).
 */
final class ProcessGroup {
    private static final String VERSION = "2.7.1";
    private static final String STRING = "NSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE";
    private static final String STORE = "_ZN4c10d8TCPStoreC1E" + STRING + "RKNS_15TCPStoreOptionsE";
    private static final String OPTIONS =
            "_ZN4c10d16ProcessGroupGloo7OptionsC1ENSt6chrono8durationIlSt5ratioILl1ELl1000EEEE";
    private static final String DEVICE = "_ZN4c10d16ProcessGroupGloo23createDeviceForHostnameERK" + STRING;
    private static final String GLOO =
            "_ZN4c10d16ProcessGroupGlooC1ERKN3c1013intrusive_ptrINS_5StoreENS1_6detail34intrusive_target_default_null_typeIS3_EEEEiiNS2_INS0_7OptionsENS5_ISA_EEEE";
    private static final String GROUP = "_ZN4c10d12ProcessGroupC1Eii";
    private static final String BACKEND = "_ZN4c10d12ProcessGroup10getBackendEN3c1010DeviceTypeE";
    private static final String REGISTER = "_ZN4c10d22register_process_groupERK" + STRING
            + "RKN3c1013intrusive_ptrINS_12ProcessGroupENS8_6detail34intrusive_target_default_null_typeISA_EEEE";
    private static final List<String> FUNCTIONS = List.of(STORE, OPTIONS, DEVICE, GLOO, GROUP, BACKEND, REGISTER);

    /** Longer than anything that a rank waits for: who is gone is missed on the line. */
    private static final long TIMEOUT_MILLIS = 1_800_000;

    /** Threads of a group that move bytes. */
    private static final int MOVERS = 2;

    /** References that are never given back: a group lives as long as its process. */
    private static final int FOREVER = 1_000_000;

    // Bytes that objects take at most, and where their fields are.
    private static final int ROOM = 8192;
    private static final int REFERENCES = 8;
    private static final int WEAK_REFERENCES = 12;
    private static final int TIMEOUT = 16;

    private final Pointer group;

    private ProcessGroup(NativeLibrary library, RankPlace place, Pointer gloo) {
        this.group = made(library, GROUP, place.number(), place.count());
        require(group.getInt(24) == place.number() && group.getInt(28) == place.count(), "ProcessGroup");
        // what the inlined ProcessGroup::setBackend(CPU, GLOO, gloo) does
        insert(80, 0, Optional.empty(), 0); // the types of devices
        insert(136, 0x100, Optional.empty(), 0); // CPU -> GLOO
        insert(192, 0, Optional.of(gloo), 0);
        insert(248, 1, Optional.of(gloo), 0);
        group.setByte(32, (byte) 1); // GLOO
        Memory back = new Memory(Native.POINTER_SIZE);
        library.getFunction(BACKEND).invokeVoid(new Object[] {back, group, (byte) 0});
        require(gloo.equals(back.getPointer(0)), "ProcessGroup's maps");
        library.getFunction(REGISTER).invokeVoid(new Object[] {string(BatchParts.GROUP), reference(group)});
    }

    /**
     * Why ranks cannot work here, looked at without making anything; empty if they can.
     *
     * <p>The engine has to be started.
     */
    static Optional<String> hindrance() {
        if (!Platform.isLinux() || !Platform.is64Bit() || !Platform.isIntel()) {
            return Optional.of("ranks need Linux on x86-64, and this is " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch"));
        }
        Optional<String> path = loaded();
        if (path.isEmpty()) {
            return Optional.of("the engine's libtorch_cpu.so is not loaded");
        }
        NativeLibrary library = NativeLibrary.getInstance(path.get());
        for (String function : FUNCTIONS) {
            try {
                library.getFunction(function);
            } catch (UnsatisfiedLinkError e) {
                return Optional.of("the engine's libtorch is another build than that of " + VERSION
                        + ", which ranks know inside out: it lacks " + function);
            }
        }
        return options(library, TIMEOUT_MILLIS).isPresent()
                ? Optional.empty()
                : Optional.of(other("ProcessGroupGloo::Options"));
    }

    private static String other(String what) {
        return "the engine's libtorch lays out its " + what + " in another way than that of " + VERSION
                + ", which ranks know inside out";
    }

    /** The path of the library that the engine has loaded. */
    private static Optional<String> loaded() {
        try {
            return Files.readAllLines(Path.of("/proc/self/maps")).stream()
                    .filter(line -> line.endsWith("/libtorch_cpu.so"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes the group and registers it, once in the life of a process. Returns when all ranks have called it.
     *
     * @param place of this rank
     * @param port at which rank 0 opens a store for the group's addresses
     * @param own address at which the other ranks reach this one
     */
    static void join(RankPlace place, int port, String own) {
        NativeLibrary library = NativeLibrary.getInstance(loaded().orElseThrow());
        Pointer store = store(library, place, port);
        Pointer options = options(library, TIMEOUT_MILLIS).orElseThrow(() -> refused("ProcessGroupGloo::Options"));
        Pointer device = zeros(2 * Native.POINTER_SIZE); // a shared_ptr
        library.getFunction(DEVICE).invokeVoid(new Object[] {device, string(own)});
        options.setPointer(56, device); // a vector of one: begin, end, capacity
        options.setPointer(64, device.share(2 * Native.POINTER_SIZE));
        options.setPointer(72, device.share(2 * Native.POINTER_SIZE));
        options.setInt(80, MOVERS);
        Pointer gloo = made(library, GLOO, reference(store), place.number(), place.count(), reference(options));
        new ProcessGroup(library, place, gloo);
    }

    private static Pointer store(NativeLibrary library, RankPlace place, int port) {
        Memory options = new Memory(64); // TCPStoreOptions
        options.clear();
        options.setShort(0, (short) port);
        options.setByte(2, (byte) (place.leads() ? 1 : 0)); // is the server
        options.setLong(8, place.count()); // workers
        options.setByte(16, (byte) 1); // of which there is a number
        options.setByte(24, (byte) 0); // that are not waited for
        options.setLong(32, TIMEOUT_MILLIS);
        options.setByte(52, (byte) 1); // by libuv
        Pointer store = made(library, STORE, string(place.host()), options);
        require(store.getLong(TIMEOUT) == TIMEOUT_MILLIS, "TCPStore");
        return store;
    }

    private static Optional<Pointer> options(NativeLibrary library, long millis) {
        Pointer options = made(library, OPTIONS, millis);
        boolean known = options.getLong(TIMEOUT) == millis && options.getInt(80) == 2;
        return known ? Optional.of(options) : Optional.empty();
    }

    /** Adds the first node to one of the group's unordered maps: next, key, value (or hash), hash. */
    private void insert(int map, long key, Optional<Pointer> value, long hash) {
        boolean empty = group.share(map + 48).equals(group.getPointer(map))
                && group.getLong(map + 8) == 1
                && group.getLong(map + 24) == 0
                && group.getFloat(map + 32) == 1f;
        require(empty, "ProcessGroup's unordered_map");
        Pointer node = zeros(40);
        node.setLong(8, key);
        value.ifPresent(pointer -> node.setPointer(16, pointer));
        node.setLong(24, hash);
        group.setPointer(map + 16, node);
        group.setLong(map + 24, 1);
        group.setPointer(map + 48, group.share(map + 16));
    }

    private static void require(boolean held, String what) {
        if (!held) {
            throw refused(what);
        }
    }

    private static BadInputException refused(String what) {
        return new BadInputException("No ranks can train together here: " + other(what) + ". Use the engine's libtorch "
                + VERSION + ", or train in one process.");
    }

    /** Runs a constructor in zeroed memory and takes references enough for the life of the process. */
    private static Pointer made(NativeLibrary library, String constructor, Object... arguments) {
        Pointer object = zeros(ROOM);
        Object[] all = new Object[arguments.length + 1];
        all[0] = object;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        library.getFunction(constructor).invokeVoid(all);
        require(object.getLong(REFERENCES) == 0, "intrusive_ptr_target");
        object.setInt(REFERENCES, FOREVER);
        object.setInt(WEAK_REFERENCES, 1);
        return object;
    }

    private static Pointer zeros(long bytes) {
        Pointer pointer = new Pointer(Native.malloc(bytes));
        pointer.clear(bytes);
        return pointer;
    }

    private static Memory reference(Pointer object) {
        Memory memory = new Memory(Native.POINTER_SIZE);
        memory.setPointer(0, object);
        return memory;
    }

    /** A string of the new ABI: pointer, length, 16 bytes in place or a capacity. The callee may keep it, and free it. */
    private static Pointer string(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Pointer memory = zeros(32);
        memory.setLong(8, bytes.length);
        if (bytes.length < 16) {
            memory.setPointer(0, memory.share(16));
            memory.write(16, bytes, 0, bytes.length);
        } else {
            Pointer elsewhere = zeros(bytes.length + 1L);
            elsewhere.write(0, bytes, 0, bytes.length);
            memory.setPointer(0, elsewhere);
            memory.setLong(16, bytes.length);
        }
        return memory;
    }
}
