import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.ClusterState;
import com.example.postgres.plan.Planner;
import com.example.postgres.plan.Step;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.RenderResult.Rendered;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Plans the change from one spec to another, without running it, and exits with 1 if it would stop all members or worse.
 *
 * <pre>java -cp 'renderer/cli/target/lib/*' examples/library/PlanChange.java old.yaml new.yaml</pre>
 */
public final class PlanChange {

    public static void main(String[] arguments) throws Exception {
        // Both are thread-safe: keep one of each.
        RenderTarget target = RenderTarget.gitops();
        Planner planner = new Planner(target, Environment.assumed(target.kubernetesVersion()));
        Renderer renderer = new Renderer();

        Rendered before = render(renderer, target, Path.of(arguments[0]));
        Rendered after = render(renderer, target, Path.of(arguments[1]));
        ClusterId cluster = after.cluster();
        ClusterPlan plan = planner.plan(cluster, Optional.of(state(before)), Optional.of(state(after)));

        Impact impact = plan.course(Consumer.GITOPS).impact();
        System.out.println(cluster + ": " + impact);
        for (Step step : plan.course(Consumer.GITOPS).steps()) {
            System.out.println("  " + step.action() + ": " + step.target());
            step.byHand().forEach(command -> System.out.println("    by hand: " + command));
        }
        plan.assumptions().forEach(assumption -> System.out.println("  assumed: " + assumption));
        System.exit(impact.compareTo(Impact.OUTAGE) < 0 ? 0 : 1);
    }

    private static Rendered render(Renderer renderer, RenderTarget target, Path file) throws Exception {
        Document document =
                YamlReader.read(file.toString(), Files.readAllBytes(file)).documents().get(0);
        RenderResult result = renderer.render(document, target);
        result.violations().forEach(System.err::println);
        if (result instanceof Rendered rendered) {
            return rendered;
        }
        throw new IllegalArgumentException(file + " is not valid");
    }

    // Without a spec, as for objects that were read from a directory, a plan names no causes and has no fingerprint.
    private static ClusterState state(Rendered rendered) {
        return new ClusterState(rendered.manifests(), Optional.empty());
    }
}
