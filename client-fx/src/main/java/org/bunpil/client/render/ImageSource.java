package org.bunpil.client.render;

import org.jspecify.annotations.Nullable;

/** Where the painter gets images. Called from any thread; never blocks. */
public interface ImageSource {
    /** An image that is ready to be painted, or null. Calling this requests a missing one. */
    @Nullable
    PaintableImage image(String asset);

    /** A short text in the user's language for the place of a missing image. */
    String placeholderText();

    /** Has no images. */
    ImageSource NONE = new ImageSource() {
        @Override
        public @Nullable PaintableImage image(String asset) {
            return null;
        }

        @Override
        public String placeholderText() {
            return "";
        }
    };
}
