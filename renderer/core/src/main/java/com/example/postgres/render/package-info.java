/**
 * The face of the library: {@link com.example.postgres.render.Renderer} validates and renders a document for a target. Runs
 * the other packages in their order and nothing else; no clock, randomness, network or environment.
 *
 * <p>Callers use this package, {@code change}, {@code target}, {@code object}, {@code source}, {@code yaml} and {@code parameters}, and read
 * {@code model}. Everything else may change.
 */
@NullMarked
package com.example.postgres.render;

import org.jspecify.annotations.NullMarked;
