package org.bunpil.client.render;

import org.jspecify.annotations.Nullable;

/** Where the painter finds pictures. Called from any thread; never blocks. */
public interface Pictures {
    /** A picture that is ready to be painted, or null. Asking for one is what makes it come. */
    @Nullable
    Raster of(String asset);

    /** A few words in the person's language for the place of a picture that is not there yet. */
    String missing();

    /** No pictures at all. */
    Pictures NONE = new Pictures() {
        @Override
        public @Nullable Raster of(String asset) {
            return null;
        }

        @Override
        public String missing() {
            return "";
        }
    };
}
