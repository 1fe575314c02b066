package com.example.postgres.cli;

import com.example.postgres.render.RenderResult;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.validation.ClusterValidator;
import com.example.postgres.validation.ValidationResult;
import com.example.postgres.yaml.YamlDocument;

/** What the commands need of the library. */
interface Engine {

    /** See {@link ClusterValidator#validate}. */
    ValidationResult validate(YamlDocument document, RenderTarget target);

    /** See {@link Renderer#render}. */
    RenderResult render(YamlDocument document, RenderTarget target);

    /** Begins, in the background, what the first render needs. */
    default void prepare() {}

    /** The library itself; each part is made when it is first needed. */
    static Engine ofLibrary() {
        return new Library();
    }

    /** The library itself. */
    final class Library implements Engine {

        private final Lazy<ClusterValidator> validator = new Lazy<>(ClusterValidator::new);
        private final Lazy<Renderer> renderer = new Lazy<>(Renderer::new);

        /** Templates and the schema take about as long to read as the arguments: a second processor halves the wait. */
        @Override
        public void prepare() {
            Thread thread = new Thread(() -> renderer.get().prepare(), "prepare");
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((failed, failure) -> {
                // The render meets the same defect and reports it.
            });
            thread.start();
        }

        @Override
        public ValidationResult validate(YamlDocument document, RenderTarget target) {
            return validator.get().validate(document, target);
        }

        @Override
        public RenderResult render(YamlDocument document, RenderTarget target) {
            return renderer.get().render(document, target);
        }
    }
}
