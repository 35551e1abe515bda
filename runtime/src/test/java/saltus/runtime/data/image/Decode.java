package saltus.runtime.data.image;

/** Decoders for the tests. */
final class Decode {
    private Decode() {}

    /** One that makes pictures of a size and cuts what stands out. */
    static PictureDecoder at(int height, int width) {
        return as(new Framing(height, width, Crop.CENTRE));
    }

    static PictureDecoder as(Framing framing) {
        return new PictureDecoder(
                new PictureRequest(framing, PictureRequest.USUAL_PIXELS, 0, PictureRequest.MOST_BITS, false));
    }
}
