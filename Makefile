# Every target works on a fresh checkout with JDK 17 or newer and Maven 3.8.7 or newer.
MVN ?= mvn
SHELL_SCRIPTS = pgc renderer/cli/src/main/launcher/pgc .ci/run .ci/check-rules $(wildcard renderer/*/src/*/scripts/*.sh renderer/benchmarks/*.sh templates/*/scripts/*.sh)

.PHONY: build test test-integration test-cluster-full golden format lint benchmark install clean

build: ## compile and package everything, without tests
	$(MVN) -q -Dquick package

test: ## every check and test that needs no cluster; API server checks where KUBEBUILDER_ASSETS is set
	$(MVN) verify
	@.ci/totals

test-integration: ## the smoke tests against the cluster of KUBECONFIG, or K3s in a container
	$(MVN) -pl renderer/cluster-tests -am test -DincludedTestTags=smoke -DexcludedTestTags=full
	@.ci/totals cluster-tests

test-cluster-full: ## every cluster test, including power loss of nodes
	$(MVN) -pl renderer/cluster-tests -am test -DincludedTestTags=cluster -DexcludedTestTags=none
	@.ci/totals cluster-tests

golden: ## accept the current output as the expected manifests, including the examples; then read git diff
	-$(MVN) -q -pl renderer/core -am test -Dtest=SchemaFileTest,GoldenTest,FieldSensitivityTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true -Dspotless.check.skip
	-$(MVN) -q -pl renderer/cli -am test -Dtest=ReachTest,ImpactTableTest,PlanGoldenTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true -Dspotless.check.skip
	for cluster in examples/*/cluster.yaml; do ./pgc render $$cluster -d $$(dirname $$cluster)/rendered; done

format: ## format Java and POM files
	$(MVN) -q spotless:apply

lint: ## check the format and all shell scripts
	$(MVN) -q -Dquick -Dspotless.check.skip=false spotless:check
	@if command -v shellcheck >/dev/null; then shellcheck $(SHELL_SCRIPTS); else echo "lint: shellcheck is not installed, scripts are not checked" >&2; fi

benchmark: ## measure the library (JMH) and whole processes; see docs/BENCHMARKS.md
	renderer/benchmarks/run.sh

install: ## install the CustomResourceDefinition into the current cluster
	kubectl apply --server-side -f charts/postgres-operator/crds/

clean:
	$(MVN) -q clean
