package saltus.runtime.data.image;

import com.google.auto.service.AutoService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saltus.runtime.data.DataSource;
import saltus.runtime.data.stored.FileSource;
import saltus.runtime.data.stored.Records;
import saltus.runtime.door.Options;

/** A folder of pictures, with a sub-folder for each class or none. */
@AutoService(DataSource.class)
public final class ImageFolder extends FileSource {
    /** The path may have a colon of its own, such as that of a Windows drive. */
    private static final Pattern SIZED = Pattern.compile("(.*):(-?\\d+(?:x-?\\d+)?)", Pattern.DOTALL);

    @Override
    public String name() {
        return "images";
    }

    @Override
    public String form() {
        return "images:FOLDER[:SIZE][,pixels=N]";
    }

    @Override
    public String summary() {
        return "pictures, a sub-folder for each class or none, cut to SIZE (32, or 16x64 for height x width)";
    }

    @Override
    public boolean recognises(Path path) {
        return Files.isDirectory(path) && FolderListing.hasPictures(path);
    }

    @Override
    protected Records records(Options options) {
        return records(options, options.text("split", FolderListing.USUAL_SPLIT));
    }

    @Override
    protected Records part(Options options, String name) {
        return records(options, name);
    }

    private static Records records(Options options, String split) {
        String argument = options.argument().orElse("");
        Matcher sized = SIZED.matcher(argument);
        boolean both = sized.matches();
        Path folder = options.asPath(both ? sized.group(1) : argument);
        PictureRequest request = PictureRequest.of(options, both ? Optional.of(sized.group(2)) : Optional.empty());
        return PictureRecords.of(new FolderPictures(FolderListing.of(folder, split)), request);
    }
}
