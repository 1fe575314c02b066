/** What differs between two sides, as texts: for people, as a unified diff, as JSON. Values of Secrets are never shown. */
@NullMarked
package com.example.postgres.cli.difference;

import org.jspecify.annotations.NullMarked;
