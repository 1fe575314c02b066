/**
 * The one public entry: {@link com.example.postgres.render.Renderer}. Runs the other packages in their order and nothing
 * else; no clock, randomness, network or environment.
 */
@NullMarked
package com.example.postgres.render;

import org.jspecify.annotations.NullMarked;
