/**
 * Pictures as people keep them: files of any common format, in folders or handed over by another format of files, as levels of
 * one size. {@link saltus.runtime.data.image.EncodedPictures} are what a format finds; {@link
 * saltus.runtime.data.image.PictureRecords} decode them. What was scaled, cut and left out is told.
 */
@NullMarked
package saltus.runtime.data.image;

import org.jspecify.annotations.NullMarked;
