package com.example.postgres.cli.command;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.Renderer;
import com.example.postgres.source.SourceMap;
import com.example.postgres.source.Violation;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls of the library that commands make. */
public interface Library {

    /** See {@link Renderer#validate}. */
    List<Violation> validate(Document document, RenderTarget target);

    /** See {@link Renderer#render}. */
    RenderResult render(Document document, RenderTarget target);

    /** See {@link Renderer#sources}. */
    SourceMap sources(ClusterModel model, KubernetesObject object);

    /** Starts loading in the background what the first render needs. */
    default void prepare() {}

    /** The library itself, loaded by the first call. */
    static Library load() {
        return new LazyLibrary();
    }

    /** Loads the library on the first call. */
    final class LazyLibrary implements Library {

        private @Nullable Renderer renderer;

        private synchronized Renderer renderer() {
            Renderer loaded = renderer;
            if (loaded == null) {
                loaded = new Renderer();
                renderer = loaded;
            }
            return loaded;
        }

        /** Reading templates and the schema takes about as long as parsing the arguments: a second processor halves the wait. */
        @Override
        public void prepare() {
            Thread thread = new Thread(() -> renderer().prepare(), "prepare");
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((failed, failure) -> {
                // The render fails in the same way and reports it.
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

        @Override
        public SourceMap sources(ClusterModel model, KubernetesObject object) {
            return renderer().sources(model, object);
        }
    }
}
