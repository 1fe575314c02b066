import com.example.postgres.object.KubernetesObject;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.RenderResult.Rendered;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.CanonicalYaml;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.ReadResult;
import com.example.postgres.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Renders the clusters of a file with the library, and prints what was decided for each. In a checkout, after make build:
 *
 * <pre>java -cp 'renderer/cli/target/lib/*' examples/library/RenderCluster.java examples/minimal/cluster.yaml</pre>
 */
public final class RenderCluster {

    // Keep one: it compiles the schema and the templates when it first needs them. It is thread-safe.
    private static final Renderer RENDERER = new Renderer();

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        RenderTarget target = RenderTarget.gitops()
                .withKubernetesVersion(new KubernetesVersion(1, 34))
                .withNamespace("shop");

        ReadResult read = YamlReader.read(file.toString(), Files.readAllBytes(file));
        read.violations().forEach(System.err::println);
        // A tree, such as a custom resource from an informer, is a document, too: Document.ofTree("shop/orders", tree).
        for (Document document : read.documents()) {
            print(document, target);
        }
    }

    private static void print(Document document, RenderTarget target) {
        RenderResult result = RENDERER.render(document, target);
        result.violations().forEach(System.err::println);
        if (result instanceof Rendered cluster) {
            System.err.println(cluster.cluster() + ": " + cluster.model().members().replicas() + " members, "
                    + cluster.manifests().objects().size() + " objects");
            cluster.requirements().forEach(secret -> System.err.println("needs the Secret " + secret.name()));
            for (KubernetesObject object : cluster.manifests()) {
                System.out.print("---\n" + CanonicalYaml.write(object.tree()));
            }
        }
    }
}
