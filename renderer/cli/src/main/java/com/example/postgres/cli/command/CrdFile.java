package com.example.postgres.cli.command;

import com.example.postgres.render.Renderer;

/** The CustomResourceDefinition that the library holds. */
final class CrdFile {

    private CrdFile() {}

    static byte[] read() {
        return Renderer.customResourceDefinition();
    }
}
