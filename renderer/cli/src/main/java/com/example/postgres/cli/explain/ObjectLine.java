package com.example.postgres.cli.explain;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.plan.diff.EmbeddedFile;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is on a line of a file that holds objects.
 *
 * @param path of the value that begins there, or goes on there; it continues in a file inside the object
 * @param lineInText counted from 1, of a text with several lines; 0 outside of such a text
 */
record ObjectLine(FieldPath path, int lineInText) {

    /**
     * The value on a line.
     *
     * @param object as it was read from the file
     * @param line of the file, counted from 1
     */
    static ObjectLine of(KubernetesObject object, int line) {
        FieldPath path = object.sources().below(object.path()).beginningOn(line);
        Position begin = object.sources().locate(object.path().append(path));
        int lineInText = line - begin.line();
        JsonNode value = ValuePath.root(object.tree()).at(path).node();
        if (lineInText <= 0 || !value.isTextual() || value.textValue().indexOf('\n') < 0) {
            return new ObjectLine(path, 0);
        }
        return new ObjectLine(
                path.append(EmbeddedFile.settingOn(object, path, value.textValue(), lineInText)), lineInText);
    }
}
