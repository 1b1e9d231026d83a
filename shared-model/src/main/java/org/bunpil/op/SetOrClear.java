package org.bunpil.op;

import org.jspecify.annotations.Nullable;

/** A property that an op sets, where null is a value too (it clears the property). An absent property is a null {@code Setting}. */
public record SetOrClear<T>(@Nullable T value) {}
