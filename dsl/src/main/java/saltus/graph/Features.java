package saltus.graph;

import java.util.List;

/** What {@link Op.Perceptual} compares by: a fixed network that a graph names but does not contain. */
@FunctionalInterface
public interface Features {
    /**
     * The features of images.
     *
     * @param images [B, 3, H, W] in [-1, 1]
     * @return one array a layer, [B, C, h, w] each
     */
    List<Array> of(Array images);
}
