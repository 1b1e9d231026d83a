package org.bunpil.op;

import org.bunpil.model.InkTool;
import org.bunpil.model.Style;
import org.jspecify.annotations.Nullable;

/**
 * The style keys that a {@link Op.Set} changes; a null component changes nothing. Units as in {@link Style}. Usually made by its
 * {@link #builder}; the constructor is for code that must name every key.
 */
public record StylePatch(
        @Nullable InkTool tool,
        @Nullable Integer color,
        @Nullable Integer width,
        @Nullable SetOrClear<Integer> fill,
        @Nullable Integer alpha,
        @Nullable Integer dash,
        @Nullable Integer font) {
    public static final StylePatch NONE = builder().build();

    public static Builder builder() {
        return new Builder();
    }

    /** A patch with every key of a style. */
    public static StylePatch of(Style style) {
        return new StylePatch(
                style.tool(),
                style.color(),
                style.width(),
                new SetOrClear<>(style.fill()),
                style.alpha(),
                style.dash(),
                style.font());
    }

    /** The style with these keys changed. */
    public Style on(Style old) {
        return new Style(
                tool == null ? old.tool() : tool,
                color == null ? old.color() : color,
                width == null ? old.width() : width,
                fill == null ? old.fill() : fill.value(),
                alpha == null ? old.alpha() : alpha,
                dash == null ? old.dash() : dash,
                font == null ? old.font() : font);
    }

    /** Sets the named keys; the others change nothing. */
    public static final class Builder {
        private @Nullable InkTool tool;
        private @Nullable Integer color;
        private @Nullable Integer width;
        private @Nullable SetOrClear<Integer> fill;
        private @Nullable Integer alpha;
        private @Nullable Integer dash;
        private @Nullable Integer font;

        private Builder() {}

        public Builder tool(InkTool newTool) {
            tool = newTool;
            return this;
        }

        public Builder color(int rgb) {
            color = rgb;
            return this;
        }

        public Builder width(int eighths) {
            width = eighths;
            return this;
        }

        /** Null: no fill. */
        public Builder fill(@Nullable Integer rgb) {
            fill = new SetOrClear<>(rgb);
            return this;
        }

        public Builder alpha(int newAlpha) {
            alpha = newAlpha;
            return this;
        }

        public Builder dash(int newDash) {
            dash = newDash;
            return this;
        }

        public Builder font(int step) {
            font = step;
            return this;
        }

        public StylePatch build() {
            return new StylePatch(tool, color, width, fill, alpha, dash, font);
        }
    }
}
