package com.example.postgres.operator.certificate;

import com.example.postgres.model.CertificateNames;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes keys and signs certificates, with the extensions that strict verifiers ask for (RFC 5280, section 4.2). The only class that
 * loads BouncyCastle, so that an operator which issues nothing does not; keys and signatures are those of the JDK.
 */
public final class Issuance {

    private static final String CURVE = "secp256r1";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A serial number is positive and has at most 20 bytes. */
    private static final int SERIAL_BITS = 127;

    private final Instant now;

    public Issuance(Instant now) {
        this.now = now;
    }

    /** A new CA. Its name has a number of its own, so that verifiers tell it from the one before. */
    public KeyedCertificate authority(String namespace, String cluster) {
        try {
            KeyPair keys = newKeys();
            BigInteger serial = newSerial();
            X500Name name = new X500NameBuilder()
                    .addRDN(BCStyle.CN, cluster + " CA")
                    .addRDN(BCStyle.O, namespace)
                    .addRDN(BCStyle.SERIALNUMBER, serial.toString(16))
                    .build();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name, serial, start(), Date.from(now.plus(Lifetimes.AUTHORITY)), name, keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            return signed(builder, keys.getPrivate(), keys.getPrivate());
        } catch (GeneralSecurityException | IOException e) {
            throw impossible(e);
        }
    }

    /** A new certificate of a server. */
    public KeyedCertificate server(KeyedCertificate authority, String cluster, CertificateNames names) {
        try {
            KeyPair keys = newKeys();
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    authority.certificate(),
                    newSerial(),
                    start(),
                    Date.from(now.plus(Lifetimes.SERVER)),
                    new X500NameBuilder().addRDN(BCStyle.CN, cluster).build(),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
            }));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(
                            authority.certificate().getPublicKey()));
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
            return signed(builder, keys.getPrivate(), authority.key());
        } catch (GeneralSecurityException | IOException e) {
            throw impossible(e);
        }
    }

    private Date start() {
        return Date.from(now.minus(Lifetimes.CLOCK_SKEW));
    }

    private static GeneralNames alternatives(CertificateNames names) {
        return new GeneralNames(Stream.concat(
                        names.dnsNames().stream().distinct().map(name -> new GeneralName(GeneralName.dNSName, name)),
                        names.addresses().stream()
                                .map(SubjectNames::canonical)
                                .distinct()
                                .map(address -> new GeneralName(GeneralName.iPAddress, address)))
                .toArray(GeneralName[]::new));
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(CURVE), RANDOM);
        return generator.generateKeyPair();
    }

    private static BigInteger newSerial() {
        return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS);
    }

    private static KeyedCertificate signed(X509v3CertificateBuilder builder, PrivateKey own, PrivateKey signer)
            throws GeneralSecurityException {
        try {
            return new KeyedCertificate(
                    new JcaX509CertificateConverter()
                            .getCertificate(builder.build(
                                    new JcaContentSignerBuilder(KeyedCertificate.ALGORITHM).build(signer))),
                    own);
        } catch (OperatorCreationException e) {
            throw impossible(e);
        }
    }

    private static IllegalStateException impossible(Exception cause) {
        return new IllegalStateException("every Java platform has EC keys on P-256", cause);
    }
}
