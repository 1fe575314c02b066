package com.example.postgres.cluster.driver;

import java.util.Locale;

/** Which wal-g a run is to have: {@code auto}, {@code real} or {@code stand-in}. */
public enum WalGChoice {
    /** That of the image, else the stand-in. */
    AUTO,
    /** That of the image. */
    REAL,
    /** The stand-in, even where the image has one. */
    STAND_IN;

    static WalGChoice of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
