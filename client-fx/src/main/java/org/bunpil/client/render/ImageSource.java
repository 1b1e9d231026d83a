package org.bunpil.client.render;

import org.jspecify.annotations.Nullable;

/** Where the painter finds pictures. Called from any thread; never blocks. */
public interface ImageSource {
    /** A picture that is ready to be painted, or null. Asking for one is what makes it come. */
    @Nullable
    DecodedImage image(String asset);

    /** A few words in the person's language for the place of a picture that is not there yet. */
    String placeholderText();

    /** No pictures at all. */
    ImageSource NONE = new ImageSource() {
        @Override
        public @Nullable DecodedImage image(String asset) {
            return null;
        }

        @Override
        public String placeholderText() {
            return "";
        }
    };
}
