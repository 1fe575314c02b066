package com.example.postgres.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class RoundTripTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 500)
    void everyWriterKeepsEveryTree(@ForAll("trees") JsonNode tree) throws Exception {
        String yaml = CanonicalYaml.write(tree);

        assertThat(YamlReader.readTrusted("canonical", yaml)).isEqualTo(tree);
        assertThat(YamlReaderTest.clean(yaml)).isEqualTo(tree);
        assertThat(readAsYaml11(yaml)).isEqualTo(tree);
        assertThat(YamlReader.readTrusted("kyaml", Kyaml.write(tree))).isEqualTo(tree);
        assertThat(JSON.readTree(CanonicalJson.compact(tree))).isEqualTo(tree);
        assertThat(JSON.readTree(CanonicalJson.pretty(tree))).isEqualTo(tree);
    }

    @Property(tries = 200)
    void writingTwiceChangesNothing(@ForAll("trees") JsonNode tree) {
        String once = CanonicalYaml.write(tree);

        assertThat(CanonicalYaml.write(YamlReader.readTrusted("canonical", once)))
                .isEqualTo(once);
    }

    @Example
    void everyKnownNastyTextSurvivesAsKeyAndValueAndItem() {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        Trees.NASTY.forEach(text -> map.putObject(text)
                .put(text, text)
                .putArray("list")
                .add(text)
                .addArray()
                .add(text));

        assertThat(YamlReaderTest.clean(CanonicalYaml.write(map))).isEqualTo(map);
        assertThat(readAsYaml11(CanonicalYaml.write(map))).isEqualTo(map);
        assertThat(YamlReaderTest.clean(Kyaml.write(map))).isEqualTo(map);
        assertThat(YamlReaderTest.clean(CanonicalJson.pretty(map))).isEqualTo(map);
    }

    @Example
    void loneSurrogatesSurvive() {
        JsonNode text = JsonNodeFactory.instance.textNode("a\ud800b\udc00\ud800\udbff");

        assertThat(YamlReaderTest.clean(CanonicalYaml.write(text))).isEqualTo(text);
        assertThat(YamlReaderTest.clean("[" + CanonicalJson.compact(text) + "]").get(0))
                .isEqualTo(text);
    }

    @Example
    void everyDocumentOfAStreamSurvives() {
        List<JsonNode> trees = List.of(
                YamlReaderTest.clean("a: |+\n  x\n\n"), YamlReaderTest.clean("- 1\n"), YamlReaderTest.clean("x"));

        assertThat(YamlReader.read("c.yaml", CanonicalYaml.writeAll(trees)).documents())
                .extracting(Document::root)
                .isEqualTo(trees);
    }

    @Provide
    Arbitrary<JsonNode> trees() {
        return Trees.trees();
    }

    private static JsonNode readAsYaml11(String yaml) {
        return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    }
}
