package org.bunpil.geometry;

/** Width and height in 1/8 board pixel. Negative values mirror a shape (a line may run up or left). */
public record Size(int width, int height) {}
