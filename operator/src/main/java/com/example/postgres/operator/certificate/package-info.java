/** Certificates of a cluster that names none: what is in use, what must be issued, and how. Knows no Secrets. */
@NullMarked
package com.example.postgres.operator.certificate;

import org.jspecify.annotations.NullMarked;
