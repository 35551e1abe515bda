package saltus.runtime.autoencoder;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import saltus.runtime.FileProblem;
import saltus.runtime.ReadableFile;
import saltus.runtime.program.ScriptedAutoencoder;

/** An autoencoder as TorchScript. What it makes of one size is found out by a trial; pictures go through one by one. */
final class ScriptAutoencoder implements Autoencoder {
    private final ScriptedAutoencoder module;
    private final Map<Planes, Planes> decoded = new HashMap<>();
    private final Map<Planes, Planes> encoded = new HashMap<>();

    private ScriptAutoencoder(ScriptedAutoencoder module) {
        this.module = module;
    }

    /** True for an archive with code; weights alone have none. */
    static boolean isScript(Path file) {
        ReadableFile.require(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().anyMatch(entry -> entry.getName().contains("/code/"));
        } catch (ZipException e) {
            return false;
        } catch (IOException e) {
            throw FileProblem.cannotRead(file, e);
        }
    }

    static ScriptAutoencoder open(Path file, Device device) {
        return new ScriptAutoencoder(ScriptedAutoencoder.open(file, device));
    }

    @Override
    public Planes picture(Planes latent) {
        return decoded.computeIfAbsent(latent, some -> made(true, some));
    }

    @Override
    public Planes moments(Planes picture) {
        return encoded.computeIfAbsent(picture, some -> made(false, some));
    }

    private Planes made(boolean decodes, Planes of) {
        long[] shape = module.trial(decodes, 1, of.channels(), of.height(), of.width());
        return new Planes((int) shape[1], (int) shape[2], (int) shape[3]);
    }

    @Override
    public float[] decode(float[] latents, int n, Planes latent) {
        return mapped(true, latents, n, latent, picture(latent).size());
    }

    @Override
    public float[] encode(float[] pictures, int n, Planes picture) {
        return mapped(false, pictures, n, picture, moments(picture).size());
    }

    private float[] mapped(boolean decodes, float[] from, int n, Planes each, int made) {
        float[] all = new float[Math.multiplyExact(n, made)];
        for (int i = 0; i < n; i++) {
            float[] one = Arrays.copyOfRange(from, i * each.size(), (i + 1) * each.size());
            float[] result = module.of(decodes, one, 1, each.channels(), each.height(), each.width());
            System.arraycopy(result, 0, all, i * made, made);
        }
        return all;
    }

    @Override
    public void close() {
        module.close();
    }
}
