/** The formats of files inside Kubernetes objects, one class each that writes and reads it: for rendering and for proofs. */
@NullMarked
package com.example.postgres.file;

import org.jspecify.annotations.NullMarked;
