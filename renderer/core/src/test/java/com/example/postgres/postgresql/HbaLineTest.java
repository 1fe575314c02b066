package com.example.postgres.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HbaLineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            host a,b c all md5           | [[host], [a, b], [c], [all], [md5]]
            host a, b ,c d all md5       | [[host], [a, b, c], [d], [all], [md5]]
            host "a,b" "c d" all md5     | [[host], [a,b], [c d], [all], [md5]]
            host "a""b" x"y z" all md5   | [[host], [a"b], [xy z], [all], [md5]]
            host "" a all md5            | [[host], [], [a], [all], [md5]]
            """)
    void dividesALineAsPostgresqlDoes(String line, String fields) {
        assertThat(HbaToken.fields(line).stream()
                        .map(field -> field.stream().map(HbaToken::text).toList())
                        .toList())
                .hasToString(fields);
    }

    @Test
    void aQuotedWordIsNoKeyword() {
        List<HbaToken> users = HbaLine.parse("host all all,\"all\" all md5").users();

        assertThat(users.get(0).is("all")).isTrue();
        assertThat(users.get(1).is("all")).isFalse();
        assertThat(HbaLine.parse("host \"all\" app all md5").mayApplyTo("app", "app"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            host app app all md5             | true
            host all all all md5             | true
            host x,app y,app all md5         | true
            host sameuser all all md5        | true
            host samerole all all md5        | true
            host app +group all md5          | true
            host /^a app all md5             | true
            host @file app all md5           | true
            host app other all md5           | false
            host other app all md5           | false
            host replication all all md5     | false
            host app "+app" all md5          | false
            """)
    void knowsWhomALineMayApplyTo(String line, boolean applies) {
        assertThat(HbaLine.parse(line).mayApplyTo("app", "app")).isEqualTo(applies);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hostssl all all 10.0.0.0/8 md5                       | host all all 10.0.0.0/8 md5
            host all all all md5                                 | host all all all md5
            hostnossl all all all md5                            | hostnossl all all all md5
            hostssl all all all cert                             | hostssl all all all cert
            hostssl all all all scram-sha-256 clientcert=verify-ca | hostssl all all all scram-sha-256 clientcert=verify-ca
            """)
    void dropsTheDemandForEncryptionWhereItCan(String line, String expected) {
        assertThat(HbaLine.withoutEncryption(line)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            host all all all scram-sha-256                   | host all all all scram-sha-256
            hostssl sameuser,b app 10.0.0.0/8 md5            | hostssl sameuser,"b" "app" 10.0.0.0/8 md5
            hostnossl "all tenants" "app user" ::/0 reject   | hostnossl "all tenants" "app user" ::/0 reject
            host "a""b" "all" 10.1.2.3/8 reject              | host "a""b" "all" 10.0.0.0/8 reject
            host all app 10.1.2.3 255.0.0.0 reject           | host all "app" 10.0.0.0/8 reject
            host all sameuser,samerole,replication all md5   | host all "sameuser","samerole","replication" all md5
            host replication all all reject                  | host replication all all reject
            host all app "10.0.0.0/8" md5                    | host all "app" 10.0.0.0/8 md5
            """)
    void isWrittenForThePooler(String line, String expected) {
        assertThat(PoolerHbaLine.of(HbaLine.parse(line))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host all +group all reject",
                "host samerole all all reject",
                "host samegroup all all reject",
                "host all /^a all reject",
                "host \"/^a\" all all reject",
                "host @file all all reject",
                "host all @file all reject",
                "host all all samehost reject",
                "host all all samenet reject",
                "host all all .example.com reject",
                "host all all db.example.com reject",
                "host all all 10.0.0.0 255.0.255.0 reject",
                "hostssl all all all scram-sha-256 clientcert=verify-ca",
                "hostssl all all all cert",
                "host all all all trust",
                "host all all all password",
                "host all all all ldap ldapserver=x",
                "hostgssenc all all all scram-sha-256",
                "hostnogssenc all all all reject"
            })
    void hasNoFormForThePoolerThatWouldSkipIt(String line) {
        HbaLine parsed = HbaLine.parse(line);

        assertThatIllegalArgumentException().isThrownBy(() -> PoolerHbaLine.of(parsed));
    }
}
