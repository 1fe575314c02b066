/** Options that several commands share, and the converters of their values. */
@NullMarked
package com.example.postgres.cli.option;

import org.jspecify.annotations.NullMarked;
