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
