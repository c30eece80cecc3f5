package parley.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Pictures that are painted here, so that the demonstration brings none along: hills under a sky. */
final class Scenery {
    private static final int RIDGES = 5;
    private static final int FACE = 400;
    private static final float[] HOURS = {0.03f, 0.08f, 0.55f, 0.6f, 0.68f, 0.92f};

    private Scenery() {}

    /** Hills at some time of the day, as a JPEG; upright or not. */
    static byte[] landscape(Random random) {
        var upright = random.nextInt(3) == 0;
        var wide = upright ? 900 : 1280;
        var high = upright ? 1200 : 800;
        var hour = HOURS[random.nextInt(HOURS.length)];
        return paint(wide, high, canvas -> {
            canvas.setPaint(new GradientPaint(0, 0, Color.getHSBColor(hour + 0.5f, 0.35f, 0.75f), 0, high * 0.7f,
                    Color.getHSBColor(hour, 0.35f, 1f)));
            canvas.fillRect(0, 0, wide, high);
            sun(canvas, random, wide, high);
            for (var ridge = 0; ridge < RIDGES; ridge++) {
                var depth = ridge / (float) RIDGES;
                canvas.setColor(Color.getHSBColor(hour + 0.45f, 0.2f + 0.4f * depth, 0.75f - 0.6f * depth));
                canvas.fill(ridge(random, wide, high, 0.45 + 0.13 * ridge));
            }
        });
    }

    /** Someone before a wall, as a JPEG: hair, a face, shoulders. */
    static byte[] portrait(Random random) {
        var wall = random.nextFloat();
        var hair = Color.getHSBColor(0.03f + 0.09f * random.nextFloat(), 0.6f, 0.15f + 0.6f * random.nextFloat());
        var skin = Color.getHSBColor(0.06f, 0.25f + 0.35f * random.nextFloat(), 0.45f + 0.5f * random.nextFloat());
        var coat = Color.getHSBColor(wall + 0.45f, 0.5f, 0.55f);
        var longHair = random.nextBoolean();
        return paint(FACE, FACE, canvas -> {
            canvas.setPaint(new GradientPaint(0, 0, Color.getHSBColor(wall, 0.2f, 0.95f), 0, FACE,
                    Color.getHSBColor(wall, 0.4f, 0.75f)));
            canvas.fillRect(0, 0, FACE, FACE);
            oval(canvas, hair, 0.5, longHair ? 0.52 : 0.38, 0.25, longHair ? 0.36 : 0.25);
            oval(canvas, coat, 0.5, 1.02, 0.38, 0.3);
            oval(canvas, skin, 0.5, 0.68, 0.08, 0.14);
            oval(canvas, skin, 0.5, 0.45, 0.18, 0.23);
            oval(canvas, hair, 0.47, 0.25, 0.2, 0.09);
            oval(canvas, Color.DARK_GRAY, 0.43, 0.44, 0.016, 0.02);
            oval(canvas, Color.DARK_GRAY, 0.57, 0.44, 0.016, 0.02);
            oval(canvas, skin.darker(), 0.5, 0.57, 0.05, 0.014);
        });
    }

    private static void oval(Graphics2D canvas, Color color, double x, double y, double wide, double high) {
        canvas.setColor(color);
        canvas.fill(new Ellipse2D.Double(
                FACE * (x - wide), FACE * (y - high), FACE * 2 * wide, FACE * 2 * high));
    }

    private static void sun(Graphics2D canvas, Random random, int wide, int high) {
        var size = high * (0.08 + 0.08 * random.nextDouble());
        canvas.setColor(new Color(255, 250, 225, 220));
        canvas.fill(new Ellipse2D.Double(wide * (0.15 + 0.7 * random.nextDouble()), high * 0.2, size, size));
    }

    private static Path2D ridge(Random random, int wide, int high, double base) {
        var path = new Path2D.Double();
        path.moveTo(0, high);
        var phase = random.nextDouble() * 6;
        var slow = 1 + random.nextDouble() * 2;
        for (var x = 0; x <= wide; x += 8) {
            var at = x / (double) wide * Math.PI * slow + phase;
            path.lineTo(x,
                    high * (base + 0.07 * Math.sin(at) + 0.025 * Math.sin(at * 3.1) + 0.008 * Math.sin(at * 11)));
        }
        path.lineTo(wide, high);
        path.closePath();
        return path;
    }

    private static byte[] paint(int wide, int high, Consumer<Graphics2D> brush) {
        var image = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        brush.accept(canvas);
        canvas.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
