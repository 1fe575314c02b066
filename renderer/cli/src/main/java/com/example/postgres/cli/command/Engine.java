package com.example.postgres.cli.command;

import com.example.postgres.render.RenderResult;
import com.example.postgres.render.Renderer;
import com.example.postgres.source.Violation;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the commands need of the library. */
public interface Engine {

    /** See {@link Renderer#validate}. */
    List<Violation> validate(Document document, RenderTarget target);

    /** See {@link Renderer#render}. */
    RenderResult render(Document document, RenderTarget target);

    /** Begins, in the background, what the first render needs. */
    default void prepare() {}

    /** The library itself; created when it is first needed. */
    static Engine ofLibrary() {
        return new Library();
    }

    /** The library itself. */
    final class Library implements Engine {

        private @Nullable Renderer renderer;

        private synchronized Renderer renderer() {
            Renderer made = renderer;
            if (made == null) {
                made = new Renderer();
                renderer = made;
            }
            return made;
        }

        /** Templates and the schema take about as long to read as the arguments: a second processor halves the wait. */
        @Override
        public void prepare() {
            Thread thread = new Thread(() -> renderer().prepare(), "prepare");
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((failed, failure) -> {
                // The render meets the same defect and reports it.
            });
            thread.start();
        }

        @Override
        public List<Violation> validate(Document document, RenderTarget target) {
            return renderer().validate(document, target);
        }

        @Override
        public RenderResult render(Document document, RenderTarget target) {
            return renderer().render(document, target);
        }
    }
}
