package com.example.postgres.cli.report;

import com.example.postgres.cli.input.InputText;
import com.example.postgres.source.Violation;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A test suite with one test per file: errors are its failure, warnings its output. */
final class JUnitReport {

    private JUnitReport() {}

    static String write(Findings findings) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "pgc validate");
            xml.writeAttribute("tests", String.valueOf(findings.texts().size()));
            xml.writeAttribute("failures", String.valueOf(failures(findings)));
            for (InputText file : findings.texts()) {
                writeFile(xml, file.name(), findings.of(file));
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new AssertionError("writing into memory", e);
        }
        return text.append('\n').toString();
    }

    private static void writeFile(XMLStreamWriter xml, String name, List<Violation> violations)
            throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "pgc.validate");
        xml.writeAttribute("name", xmlText(name));
        List<Violation> errors = violations.stream().filter(Violation::isError).toList();
        if (!errors.isEmpty()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", xmlText(errors.get(0).fieldError()));
            xml.writeAttribute("type", errors.get(0).rule());
            writeLines(xml, errors);
            xml.writeEndElement();
        }
        if (errors.size() < violations.size()) {
            xml.writeStartElement("system-out");
            writeLines(
                    xml,
                    violations.stream()
                            .filter(violation -> !violation.isError())
                            .toList());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void writeLines(XMLStreamWriter xml, List<Violation> violations) throws XMLStreamException {
        for (Violation violation : violations) {
            xml.writeCharacters(xmlText(violation.toString()) + "\n");
        }
    }

    private static long failures(Findings findings) {
        return findings.texts().stream()
                .filter(text -> findings.of(text).stream().anyMatch(Violation::isError))
                .count();
    }

    /** XML 1.0 has no way to write most control characters. */
    private static String xmlText(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().forEach(point -> clean.appendCodePoint(isXml(point) ? point : 0xFFFD));
        return clean.toString();
    }

    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= ' ' && point < 0xD800)
                || (point > 0xDFFF && point < 0xFFFE)
                || point > 0xFFFF;
    }
}
