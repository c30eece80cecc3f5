package parley.file;

/**
 * A picture that was drawn anew from another's pixels.
 *
 * @param bytes its file
 * @param type its media type: JPEG, or PNG if one can see through it somewhere
 * @param width in pixels
 * @param height in pixels
 */
public record Rendition(byte[] bytes, String type, int width, int height) {}
