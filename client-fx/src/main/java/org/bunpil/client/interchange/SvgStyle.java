package org.bunpil.client.interchange;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.model.InkTool;
import org.bunpil.model.Limits;
import org.bunpil.model.Style;
import org.jspecify.annotations.Nullable;

/**
 * How an element of an SVG looks; most of it comes from the elements around it.
 *
 * @param stroke 0xRRGGBB, -1 for none; {@code fill} likewise
 * @param width of lines
 * @param alpha of the element and of those around it, 0–1
 * @param anchor where the place of a text is: 0 begin, 0.5 middle, 1 end
 */
record SvgStyle(
        int stroke,
        int fill,
        double width,
        double strokeAlpha,
        double fillAlpha,
        double alpha,
        double fontSize,
        boolean dashed,
        double anchor,
        boolean hidden) {
    static final SvgStyle ROOT = new SvgStyle(-1, 0, 1, 1, 1, 1, 16, false, 0, false);

    private static final int GREY = 0x808080;
    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("black", 0x000000),
            Map.entry("white", 0xffffff),
            Map.entry("red", 0xff0000),
            Map.entry("green", 0x008000),
            Map.entry("blue", 0x0000ff),
            Map.entry("yellow", 0xffff00),
            Map.entry("orange", 0xffa500),
            Map.entry("purple", 0x800080),
            Map.entry("gray", 0x808080),
            Map.entry("grey", 0x808080),
            Map.entry("silver", 0xc0c0c0),
            Map.entry("lightgray", 0xd3d3d3),
            Map.entry("lightgrey", 0xd3d3d3),
            Map.entry("darkgray", 0xa9a9a9),
            Map.entry("maroon", 0x800000),
            Map.entry("olive", 0x808000),
            Map.entry("lime", 0x00ff00),
            Map.entry("aqua", 0x00ffff),
            Map.entry("cyan", 0x00ffff),
            Map.entry("teal", 0x008080),
            Map.entry("navy", 0x000080),
            Map.entry("fuchsia", 0xff00ff),
            Map.entry("magenta", 0xff00ff),
            Map.entry("pink", 0xffc0cb),
            Map.entry("brown", 0xa52a2a),
            Map.entry("gold", 0xffd700),
            Map.entry("skyblue", 0x87ceeb),
            Map.entry("lightblue", 0xadd8e6),
            Map.entry("steelblue", 0x4682b4),
            Map.entry("tomato", 0xff6347),
            Map.entry("lightgreen", 0x90ee90),
            Map.entry("darkgreen", 0x006400),
            Map.entry("darkblue", 0x00008b),
            Map.entry("darkred", 0x8b0000),
            Map.entry("crimson", 0xdc143c),
            Map.entry("coral", 0xff7f50),
            Map.entry("salmon", 0xfa8072),
            Map.entry("khaki", 0xf0e68c),
            Map.entry("ivory", 0xfffff0),
            Map.entry("beige", 0xf5f5dc),
            Map.entry("tan", 0xd2b48c),
            Map.entry("chocolate", 0xd2691e),
            Map.entry("violet", 0xee82ee),
            Map.entry("plum", 0xdda0dd),
            Map.entry("orchid", 0xda70d6),
            Map.entry("indigo", 0x4b0082),
            Map.entry("lavender", 0xe6e6fa),
            Map.entry("turquoise", 0x40e0d0),
            Map.entry("royalblue", 0x4169e1),
            Map.entry("dodgerblue", 0x1e90ff),
            Map.entry("forestgreen", 0x228b22),
            Map.entry("seagreen", 0x2e8b57),
            Map.entry("darkorange", 0xff8c00),
            Map.entry("dimgray", 0x696969));

    /**
     * The style of an element within this one.
     *
     * @param of gives its properties, "" for none
     * @param gradients the colour that stands for each gradient
     */
    SvgStyle with(UnaryOperator<String> of, Function<String, @Nullable Integer> gradients) {
        int current = color(of.apply("color"), 0, gradients);
        String dash = of.apply("stroke-dasharray");
        String hide = of.apply("visibility");
        return new SvgStyle(
                paint(of.apply("stroke"), stroke, current, gradients),
                paint(of.apply("fill"), fill, current, gradients),
                SvgNumbers.length(of.apply("stroke-width"), width),
                part(of.apply("stroke-opacity"), strokeAlpha),
                part(of.apply("fill-opacity"), fillAlpha),
                alpha * part(of.apply("opacity"), 1),
                SvgNumbers.length(of.apply("font-size"), fontSize),
                dash.isEmpty() ? dashed : !dash.equals("none"),
                switch (of.apply("text-anchor")) {
                    case "start" -> 0;
                    case "middle" -> 0.5;
                    case "end" -> 1;
                    default -> anchor;
                },
                of.apply("display").equals("none") || (hide.isEmpty() ? hidden : !hide.equals("visible")));
    }

    private static double part(String text, double otherwise) {
        if (text.isEmpty()) return otherwise;
        double percent = text.endsWith("%") ? 100 : 1;
        SvgNumbers numbers = new SvgNumbers(text);
        double value = numbers.isNumber() ? numbers.next() : Double.NaN;
        return Double.isNaN(value) ? otherwise : Math.clamp(value / percent, 0, 1);
    }

    private static int paint(String text, int inherited, int current, Function<String, @Nullable Integer> gradients) {
        if (text.isEmpty() || text.equals("inherit")) return inherited;
        if (text.equalsIgnoreCase("currentColor")) return current;
        return color(text, inherited, gradients);
    }

    private static int color(String text, int otherwise, Function<String, @Nullable Integer> gradients) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) return otherwise;
        if (name.equals("none") || name.equals("transparent")) return -1;
        if (name.matches("#[0-9a-f]{6}([0-9a-f]{2})?")) return Integer.parseInt(name.substring(1, 7), 16);
        if (name.matches("#[0-9a-f]{3}")) {
            int rgb = Integer.parseInt(name.substring(1), 16);
            return ((rgb & 0xf00) * 0x1100) | ((rgb & 0xf0) * 0x110) | ((rgb & 0xf) * 0x11);
        }
        if (name.startsWith("rgb")) return rgb(name.replaceFirst("rgba?\\s*\\(", ""), otherwise);
        if (name.startsWith("url(")) {
            Integer gradient = gradients.apply(text.strip().replaceAll("url\\(['\"]?#|['\"]?\\).*$", ""));
            return gradient == null ? GREY : gradient;
        }
        return NAMES.getOrDefault(name, GREY);
    }

    private static int rgb(String text, int otherwise) {
        double[] n = SvgNumbers.all(text.replace('%', ' '), 3);
        if (n.length < 3) return otherwise;
        double unit = text.contains("%") ? 255.0 / 100 : 1;
        int rgb = 0;
        for (double each : n) rgb = rgb << 8 | Math.clamp(Math.round(each * unit), 0, 255);
        return rgb;
    }

    /** A colour as this format writes it; -1 for none. */
    static int color(String text) {
        return color(text, -1, id -> null);
    }

    boolean isStroked() {
        return stroke >= 0 && width > 0 && strokeAlpha * alpha > 0;
    }

    boolean isFilled() {
        return fill >= 0 && fillAlpha * alpha > 0;
    }

    /** Of a form with an outline; where there is none, it has the colour of what is within. */
    Style shape(double scale) {
        double seen = isStroked() ? strokeAlpha : fillAlpha;
        return new Style(
                InkTool.PEN,
                isStroked() ? stroke : Math.max(0, fill),
                isStroked() ? units(width * scale) : 1,
                isFilled() ? fill : null,
                alpha(seen),
                dashed ? 1 : 0,
                0);
    }

    /** Of a line. */
    Style line(double scale) {
        return new Style(InkTool.PEN, stroke, units(width * scale), null, alpha(strokeAlpha), dashed ? 1 : 0, 0);
    }

    private int alpha(double part) {
        return Math.clamp(Math.round(255 * part * alpha), 1, 255);
    }

    /** Of what is within, ARGB. */
    int fillArgb() {
        return alpha(fillAlpha) << 24 | fill;
    }

    static int units(double pixels) {
        return Math.clamp(Math.round(pixels * Viewport.UNITS), 1, Limits.WIDTH);
    }
}
