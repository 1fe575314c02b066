package com.example.postgres.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferLimitsTest {

    private static final Destination S3 = new Destination.S3("backups", null, null, null, null, null, null, null);
    private static final Destination GCS = new Destination.Gcs("backups", null, null);
    private static final Destination AZURE = new Destination.Azure("backups", "company", null, null);

    @ParameterizedTest
    @CsvSource({
        "256Mi, 1, 184",
        "1Gi, 1, 184",
        "2Gi, 2, 256",
        "4Gi, 6, 512",
        "8Gi, 15, 1024",
        "16Gi, 16, 2048",
        "1Ti, 16, 131072"
    })
    void anEighthOfTheContainerIsForABackupToS3(String memory, int uploads, long mebibytes) {
        TransferLimits limits = limits(S3, memory);

        assertThat(limits.uploads()).isEqualTo(uploads);
        assertThat(limits.processBytes()).isEqualTo(mebibytes << 20);
    }

    @ParameterizedTest
    @CsvSource({"1Gi, 1, 1", "4Gi, 8, 14", "16Gi, 16, 16"})
    void otherStoresBufferWholeFilesOfWal(String memory, int gcs, int azure) {
        assertThat(limits(GCS, memory).uploads()).isEqualTo(gcs);
        assertThat(limits(AZURE, memory).uploads()).isEqualTo(azure);
    }

    @ParameterizedTest
    @CsvSource({"2Gi", "4Gi", "8Gi", "64Gi"})
    void aProcessKeepsToItsMemoryAndBothTogetherToAQuarterOfTheContainer(String memory) {
        for (Destination store : new Destination[] {S3, GCS, AZURE}) {
            TransferLimits limits = limits(store, memory);

            assertThat(limits.totalBytes()).isLessThanOrEqualTo(2 * limits.processBytes());
        }
    }

    @Test
    void withoutALimitOfMemoryWalGKeepsItsDefaults() {
        assertThat(TransferLimits.of(S3, null)).isEmpty();
        assertThat(TransferLimits.of(S3, new ResourcesSpec(Map.of("memory", "1Gi"), Map.of("cpu", "1"))))
                .isEmpty();
        assertThat(TransferLimits.of(S3, new ResourcesSpec(Map.of(), Map.of("memory", "much"))))
                .isEmpty();
    }

    private static TransferLimits limits(Destination store, String memory) {
        return TransferLimits.of(store, new ResourcesSpec(Map.of(), Map.of("memory", memory)))
                .orElseThrow();
    }
}
