package com.example.postgres.golden;

import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.CanonicalYaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Prints the manifests of a cluster, for a test that starts it in another Java machine. */
final class RenderProgram {

    private RenderProgram() {}

    public static void main(String[] arguments) {
        byte[] bytes = render(Path.of(arguments[0]), GoldenTarget.read(Path.of(arguments[1])));
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }

    static byte[] render(Path cluster, RenderTarget target) {
        StringBuilder text = new StringBuilder();
        Rendering.of(cluster, target)
                .forEach(manifest -> text.append("---\n").append(CanonicalYaml.write(manifest.tree())));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
