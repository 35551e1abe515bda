package saltus.graph;

import java.util.List;

/** What {@link Op.Embedding} sees by: a fixed network that a graph names but does not contain. */
@FunctionalInterface
public interface Features {
    /**
     * The features of images. In a graph they are one point a row, in which squared distances are those of LPIPS: the
     * features of each place are divided by their length over the channels, each layer by the root of its number of
     * places, and the layers stand behind each other. Source: Zhang et al. (arXiv 1801.03924), Eq. 1, the weights
     * being inside the network.
     *
     * @param images [B, 3, H, W] in [-1, 1]
     * @return one array a layer, [B, C, h, w] each
     */
    List<Array> of(Array images);
}
