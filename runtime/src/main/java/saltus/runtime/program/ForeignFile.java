package saltus.runtime.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import saltus.runtime.Quoted;

/**
 * A module that a user gives as a TorchScript file, read without running any of it: of the file's archive the module's pickle,
 * its code, its tensors and its constants are taken, and nothing is taken that may do more than compute.
 *
 * <p>Whatever format version the file names, its operations are read as those of the newest; files of the last years mean the
 * same by them.
 *
 * @param hash of the file's content: files of equal content are the same module
 * @param module what pushes it
 * @param entries of the archive besides
 */
record ForeignFile(String hash, ModulePickle module, Map<String, byte[]> entries) {
    /**
     * Reads a file.
     *
     * @throws java.util.zip.ZipException if it is no archive
     * @throws IllegalArgumentException if it holds no module that may be used, saying why in a clause
     */
    static ForeignFile read(Path file) throws IOException {
        Map<String, byte[]> archive = archive(file);
        Map<String, byte[]> entries = archive.entrySet().stream()
                .filter(entry -> isPart(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, LinkedHashMap::new));
        ModulePickle module = ModulePickle.of(archive.getOrDefault("data.pkl", new byte[0]));
        ForeignFile found = new ForeignFile(hash(file), module, entries);
        found.code();
        if (entries.containsKey(Archive.FILE)) {
            throw new IllegalArgumentException("its classes stand in a Python package 'saltus', a name that is taken");
        }
        PickledTensors.require(archive.getOrDefault("data.pkl", new byte[0]), "data/", archive);
        PickledTensors.require(archive.getOrDefault("constants.pkl", new byte[0]), "constants/", archive);
        Map<String, String> code = new LinkedHashMap<>();
        entries.forEach((name, content) -> {
            if (name.startsWith("code/")) {
                code.put(name, new String(content, StandardCharsets.UTF_8));
            }
        });
        new AllowedCode(code).require();
        return found;
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[1 << 16];
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                digest.update(part, 0, n);
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }

    private static Map<String, byte[]> archive(Path file) throws IOException {
        Map<String, byte[]> archive = TorchArchive.read(file, name -> name.equals("data.pkl") || isPart(name));
        if (archive.keySet().stream().noneMatch(name -> name.startsWith("code/"))) {
            throw new IllegalArgumentException(
                    archive.containsKey("data.pkl")
                            ? "it holds weights without code, as torch.save writes them"
                            : "it is an archive, but none of TorchScript");
        }
        return archive;
    }

    private static boolean isPart(String name) {
        return name.equals("constants.pkl")
                || name.equals("byteorder")
                || name.startsWith("data/")
                || name.startsWith("constants/")
                || (name.startsWith("code/") && name.endsWith(".py"));
    }

    /** The text of the module's class. */
    String code() {
        String type = module.type();
        int dot = type.lastIndexOf('.');
        String name = "code/" + type.substring(0, dot).replace('.', '/') + ".py";
        String text = new String(entries.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
        String[] classes = text.split("(?m)^(?=class )", -1);
        String head = "class " + type.substring(dot + 1) + "(";
        for (String one : classes) {
            if (one.startsWith(head)) {
                return one;
            }
        }
        throw new IllegalArgumentException("it has no code of its class " + Quoted.of(type));
    }
}
