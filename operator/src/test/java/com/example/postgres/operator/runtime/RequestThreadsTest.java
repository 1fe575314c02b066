package com.example.postgres.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequestThreadsTest {

    private final RequestThreads threads = new RequestThreads();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Integer> interrupted = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void endAll() {
        end.countDown();
    }

    private void execute(int number) {
        threads.execute(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                interrupted.add(number);
            }
        });
    }

    /** Does not end when it is interrupted. */
    private void executeStubbornly() {
        threads.execute(() -> {
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    interrupted.add(0);
                }
            }
        });
    }

    @Test
    void theOldestOfTooManyEnds() {
        for (int i = 0; i < RequestThreads.SLOW; i++) {
            execute(i);
        }
        assertThat(interrupted).isEmpty();

        execute(100);
        await().until(() -> interrupted.equals(List.of(0)));
        execute(101);
        await().until(() -> interrupted.equals(List.of(0, 1)));
    }

    @Test
    void noMoreIsBegunUntilSomethingEnds() {
        for (int i = 0; i < RequestThreads.MOST; i++) {
            executeStubbornly();
        }

        assertThatThrownBy(() -> execute(1)).isInstanceOf(RejectedExecutionException.class);
        end.countDown();
        CountDownLatch served = new CountDownLatch(1);
        await().ignoreExceptions().until(() -> {
            threads.execute(served::countDown);
            return true;
        });
        await().until(() -> served.getCount() == 0);
    }
}
