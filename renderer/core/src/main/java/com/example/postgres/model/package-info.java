/**
 * The decided cluster: every default applied, every name derived, no nulls. The only place that spells defaults
 * ({@link com.example.postgres.model.ClusterModelFactory}), object names ({@link com.example.postgres.model.Names}) and
 * labels ({@link com.example.postgres.model.Labels}).
 */
@NullMarked
package com.example.postgres.model;

import org.jspecify.annotations.NullMarked;
