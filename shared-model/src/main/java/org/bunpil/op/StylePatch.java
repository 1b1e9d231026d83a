package org.bunpil.op;

import org.bunpil.model.InkTool;
import org.jspecify.annotations.Nullable;

/** The style keys that a {@link Op.Set} changes; null leaves a key alone. Units as in {@link org.bunpil.model.Style}. */
public record StylePatch(
        @Nullable InkTool tool,
        @Nullable Integer color,
        @Nullable Integer width,
        @Nullable SetOrClear<Integer> fill,
        @Nullable Integer alpha,
        @Nullable Integer dash,
        @Nullable Integer font) {}
