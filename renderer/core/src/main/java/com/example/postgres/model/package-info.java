/**
 * The decided cluster, a {@link com.example.postgres.model.ClusterModel}: every default applied, every name derived, no
 * nulls. Each record has a factory {@code of} that reads the spec. Only this package spells object names ({@link
 * com.example.postgres.model.Names}) and labels ({@link com.example.postgres.model.Labels}).
 */
@NullMarked
package com.example.postgres.model;

import org.jspecify.annotations.NullMarked;
