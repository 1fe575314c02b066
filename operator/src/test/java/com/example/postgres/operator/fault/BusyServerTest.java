package com.example.postgres.operator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.fake.Answer;
import com.example.postgres.operator.fake.Request;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The API server has too much to do, fails, or is slow. */
class BusyServerTest extends FaultTest {

    private static final ObjectRef SET = ref("apps/v1", "StatefulSet", "orders");
    private static final ObjectRef SECRET = ref("v1", "Secret", "orders-credentials");

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("too many requests", Answer.tooManyRequests(1)),
                Arguments.of("server error", Answer.serverError()),
                Arguments.of("unavailable", Answer.unavailable()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aServerThatRefusesEverythingForAWhileIsNotFloodedAndTheClusterIsCreatedOnce(String name, Answer failure) {
        operator.start();
        server.faults().answer(OPERATOR, failure);
        create();

        // A worker repeats a request after 0.1, 0.2, 0.4 ... seconds; every watch is open.
        assertThat(requestsIn(Duration.ofSeconds(3))).as(name).hasSizeBetween(1, 10);

        server.faults().clear();
        complete();
        nothingWasWrittenTwice();
        everythingIsAsWithoutFaults();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aPassThatFailsInItsMiddleIsFinishedLater(String name, Answer failure) {
        operator.start();
        server.faults().answer(WRITES.and(of(SET)), 3, failure);
        create();

        complete();

        assertThat(server.log().of(WRITES.and(of(SET))))
                .as(name)
                .extracting(entry -> entry.status())
                .endsWith(201);
        nothingWasWrittenTwice();
        everythingIsAsWithoutFaults();
    }

    @Test
    void aStatusThatCannotBeWrittenIsWrittenLater() {
        operator.start();
        Predicate<Request> status = request -> request.path().endsWith("/status");
        server.faults().answer(WRITES.and(status), 5, Answer.serverError());
        create();

        complete();

        nothingWasWrittenTwice();
        everythingIsAsWithoutFaults();
    }

    @Test
    void aSlowServerGetsNoSecondRequestForTheSame() {
        operator.start();
        server.faults().delay(OPERATOR, Duration.ofMillis(200));
        create();

        complete();

        nothingWasWrittenTwice();
        everythingIsAsWithoutFaults();
    }

    /** The server has done what it was asked, and the operator does not know. */
    @Test
    void anAnswerThatIsLostChangesNoPasswordAndNoObject() {
        operator.start();
        Predicate<Request> secrets = request -> request.path().equals(SECRET.collection());
        server.faults().loseAnswers(WRITES.and(secrets), 1);
        server.faults().loseAnswers(WRITES.and(of(SET)), 1);
        create();

        until(() -> others.read(SECRET).isPresent());
        JsonNode secret = others.read(SECRET).orElseThrow();
        complete();

        assertThat(others.read(SECRET)).contains(secret);
        assertThat(others.read(SET)
                        .orElseThrow()
                        .path("metadata")
                        .path("generation")
                        .asInt())
                .isEqualTo(1);
        everythingIsAsWithoutFaults();
    }
}
