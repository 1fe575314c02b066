package com.example.postgres.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpBlockTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8",
        "10.1.2.3/8, 10.0.0.0/8",
        "0.0.0.0/0, 0.0.0.0/0",
        "255.255.255.255/32, 255.255.255.255/32",
        "::/0, ::/0",
        "::1/128, ::1/128",
        "2001:DB8::1/32, 2001:db8::/32",
        "2001:db8:0:1:2:3:4:5/64, 2001:db8:0:1::/64",
        "::ffff:10.1.2.3/104, ::ffff:a00:0/104",
        "1::/16, 1::/16",
    })
    void findsTheNetwork(String text, String network) {
        assertThat(IpBlock.parse(text).map(IpBlock::network)).hasToString("Optional[" + network + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "010.0.0.0/8",
                "10.0.0/8",
                "10.0.0.256/8",
                "::/129",
                ":/8",
                ":::/8",
                "1:2:3::4::5/32",
                "1:2:3:4:5:6:7/8",
                "1:2:3:4:5:6:7:8:9/8",
                "1:2:3:4:5:6:7::8:9/8",
                "12345::/8",
                "1:/8",
                ":1/8",
                "g::/8",
                "::1.2.3/8",
                "1.2.3.4::/8",
                "fe80::1%eth0/64",
                "[::1]/128",
                "a.example.com/8"
            })
    void refuses(String text) {
        assertThat(IpBlock.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.0.0/16, true",
        "10.0.0.0/8, 10.0.0.0/8, true",
        "10.1.0.0/16, 10.0.0.0/8, false",
        "10.0.0.0/8, 11.0.0.0/16, false",
        "::/0, 10.0.0.0/8, false",
        "0.0.0.0/0, 10.0.0.0/8, true",
    })
    void containsParts(String outer, String inner, boolean isContained) {
        assertThat(IpBlock.parse(outer)
                        .orElseThrow()
                        .contains(IpBlock.parse(inner).orElseThrow()))
                .isEqualTo(isContained);
    }

    /** Java resolves no text of hexadecimal digits and colons, so its parser can serve as the oracle. */
    @Property(tries = 1000)
    void agreesWithJava(@ForAll long seed) throws UnknownHostException {
        byte[] bytes = new byte[16];
        new Random(seed).nextBytes(bytes);
        bytes[(int) Math.floorMod(seed, 16L)] = 0;
        InetAddress java = InetAddress.getByAddress(bytes);

        IpAddress ours = IpAddress.parse(java.getHostAddress()).orElseThrow();

        assertThat(InetAddress.getByName(ours.toString())).isEqualTo(java);
    }
}
