package com.example.postgres.cli.command;

import com.example.postgres.cli.option.TextOrJson;
import com.example.postgres.cli.report.TextTable;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.target.ImageProfile;
import com.example.postgres.target.ImageProfile.MinimumVersion;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.ImageTable;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgc images}. */
@Command(
        name = "images",
        description = {
            "List the default images, what a replacement must contain, and what works from which version on.",
            "",
            "Members and poolers start with older versions of these programs, and log a warning."
        },
        footer = {"", "Examples:", "  pgc images", "  pgc images -o json | jq -r '.[].image'      # what to mirror"})
final class ImagesCommand implements Callable<Integer> {

    @Mixin
    private TextOrJson output = new TextOrJson();

    private final Terminal terminal;

    ImagesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<ImageProfile> images =
                Arrays.stream(ImageRole.values()).map(ImageTable::profile).toList();
        terminal.print(output.isJson() ? json(images) : text(images));
        terminal.flush();
        return 0;
    }

    private static String text(List<ImageProfile> images) {
        TextTable table = new TextTable("ROLE", "IMAGE", "USER:GROUP", "MUST CONTAIN");
        for (ImageProfile image : images) {
            String role = image.role().label();
            String reference = image.reference();
            String ids = image.user() + ":" + image.group();
            for (String content : image.contents()) {
                table.row(role, reference, ids, content);
                role = "";
                reference = "";
                ids = "";
            }
        }
        return table + "\n" + versions(images);
    }

    private static String versions(List<ImageProfile> images) {
        TextTable table = new TextTable("ROLE", "PROGRAM", "VERSION", "FOR");
        for (ImageProfile image : images) {
            String role = image.role().label();
            for (MinimumVersion minimum : image.versions()) {
                table.row(role, minimum.program(), minimum.version(), minimum.need());
                role = "";
            }
        }
        return table.toString();
    }

    private static String json(List<ImageProfile> images) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ImageProfile image : images) {
            ObjectNode row = list.addObject();
            row.put("role", image.role().label())
                    .put("image", image.reference())
                    .put("user", image.user())
                    .put("group", image.group());
            image.contents().forEach(row.putArray("mustContain")::add);
            ArrayNode versions = row.putArray("minimumVersions");
            for (MinimumVersion minimum : image.versions()) {
                versions.addObject()
                        .put("program", minimum.program())
                        .put("version", minimum.version())
                        .put("for", minimum.need());
            }
        }
        return list.toPrettyString() + "\n";
    }
}
