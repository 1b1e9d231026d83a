package org.bunpil.op;

import org.jspecify.annotations.Nullable;

/**
 * A property that an op sets, where null is a value too: it clears the property. A patch leaves the property alone if it holds no
 * {@code SetOrClear}.
 */
public record SetOrClear<T>(@Nullable T value) {}
