package com.example.postgres.golden;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/** What a case is expected to render to. Files are texts by name. */
sealed interface Expectation permits GoldenFolder, GoldenDiff {

    /** One text for each difference between what is committed and what is rendered. */
    List<String> differences(SortedMap<String, String> rendered) throws IOException;

    /** Commits what is rendered. */
    void replace(SortedMap<String, String> rendered) throws IOException;
}
