package com.example.postgres.cluster.driver;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes a {@link TestNamespace} of their own, which is deleted afterwards, or the {@link Shared} cluster, and
 * the {@link Kubernetes} they run on.
 */
public final class ClusterExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                AfterTestExecutionCallback,
                LifecycleMethodExecutionExceptionHandler,
                ParameterResolver {

    private static final Namespace STORE = Namespace.create(ClusterExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        kubernetes(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        TestNamespace own = context.getStore(STORE).remove(context.getRequiredTestClass(), TestNamespace.class);
        if (own != null) {
            own.close();
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException().ifPresent(failure -> report(context));
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable throwable)
            throws Throwable {
        report(context);
        throw throwable;
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable throwable)
            throws Throwable {
        report(context);
        throw throwable;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestNamespace.class
                || type == Kubernetes.class
                || (type == Cluster.class && parameter.isAnnotated(Shared.class));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Kubernetes.class) {
            return kubernetes(context);
        }
        return type == Cluster.class ? shared(context).cluster() : own(context);
    }

    private static Kubernetes kubernetes(ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(Kubernetes.class, key -> Kubernetes.connect(), Kubernetes.class);
    }

    private static SharedCluster shared(ExtensionContext context) {
        Kubernetes kubernetes = kubernetes(context);
        return context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(SharedCluster.class, key -> SharedCluster.create(kubernetes), SharedCluster.class);
    }

    private static TestNamespace own(ExtensionContext context) {
        return context.getStore(STORE)
                .computeIfAbsent(
                        context.getRequiredTestClass(),
                        key -> TestNamespace.create(kubernetes(context)),
                        TestNamespace.class);
    }

    private static void report(ExtensionContext context) {
        FailureReport.print(context.getDisplayName(), kubernetes(context));
    }
}
