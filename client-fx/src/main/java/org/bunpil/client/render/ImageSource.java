package org.bunpil.client.render;

import org.jspecify.annotations.Nullable;

/** Where the painter gets images. Called from any thread; never blocks. */
public interface ImageSource {
    /** An image that is ready to be painted, or null. Calling this requests a missing one. */
    @Nullable
    PaintableImage image(String asset);

    /** A short text in the user's language for the place of an image that is not there. */
    String placeholderText(String asset);

    /** Has no images. */
    ImageSource NONE = new ImageSource() {
        @Override
        public @Nullable PaintableImage image(String asset) {
            return null;
        }

        @Override
        public String placeholderText(String asset) {
            return "";
        }
    };
}
