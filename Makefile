# Every target works on a fresh checkout with JDK 17 or newer and Maven 3.8.7 or newer.
MVN ?= mvn
VERSION ?= 0.1.0
REGISTRY ?= registry.example.com
OPERATOR_IMAGE ?= $(REGISTRY)/postgres-operator:$(VERSION)
PGC_IMAGE ?= $(REGISTRY)/pgc:$(VERSION)
# docker, or another program with its commands build and push.
CONTAINER_TOOL ?= docker
# Environment of the deployed operator, such as POSTGRES_IMAGE=mirror.example.com/spilo-18:4.1-p2.
OPERATOR_ENV ?=
SAMPLE ?= examples/minimal/cluster.yaml
INSTALL = charts/postgres-operator/install
SHELL_SCRIPTS = pgc renderer/cli/src/main/launcher/pgc .ci/run .ci/check-rules $(wildcard renderer/*/src/*/scripts/*.sh renderer/benchmarks/*.sh templates/*/scripts/*.sh)

.PHONY: build docker-build docker-push run test test-integration test-cluster-full golden format lint benchmark install deploy undeploy deploy-sample clean

build: ## compile and package everything, without tests
	$(MVN) -q -Dquick package

# The time of the commit, so that the same commit gives the same files.
docker-build: build ## build the images of the operator and of pgc
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(CONTAINER_TOOL) build -f operator/Dockerfile -t $(OPERATOR_IMAGE) operator/target
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(CONTAINER_TOOL) build -f renderer/cli/Dockerfile -t $(PGC_IMAGE) renderer/cli/target

docker-push: ## push both images
	$(CONTAINER_TOOL) push $(OPERATOR_IMAGE)
	$(CONTAINER_TOOL) push $(PGC_IMAGE)

run: build ## run the operator here, on the current cluster; make install first
	java -jar operator/target/postgres-operator.jar

test: ## every check and test that needs no cluster; API server checks where KUBEBUILDER_ASSETS is set
	$(MVN) verify
	java -jar operator/target/postgres-operator.jar --warm-up # with the jars that the image has
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
	-$(MVN) -q -pl renderer/cli,charts -am test -Dtest=ReferencePageTest,GoldenRenderTest,PlainInstallTest,ClusterSchemaTest,ValuesTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true -Dspotless.check.skip
	for cluster in examples/*/cluster.yaml; do ./pgc render $$cluster -d $$(dirname $$cluster)/rendered; done

format: ## format Java and POM files
	$(MVN) -q spotless:apply

lint: ## check the format and all shell scripts
	$(MVN) -q -Dquick -Dspotless.check.skip=false spotless:check
	@if command -v shellcheck >/dev/null; then shellcheck $(SHELL_SCRIPTS); else echo "lint: shellcheck is not installed, scripts are not checked" >&2; fi

benchmark: ## measure the library (JMH) and whole processes; see docs/BENCHMARKS.md
	renderer/benchmarks/run.sh

install: ## install the CustomResourceDefinition and the permissions of the operator into the current cluster
	kubectl apply --server-side -f charts/postgres-operator/crds/
	kubectl apply --server-side -k $(INSTALL)/rbac

deploy: ## start the operator in the current cluster; make install first
	kubectl kustomize $(INSTALL)/operator | sed 's|image: .*/postgres-operator:.*|image: $(OPERATOR_IMAGE)|' | kubectl apply --server-side -f -
	$(if $(OPERATOR_ENV),kubectl -n postgres-operator-system set env deployment/postgres-operator $(OPERATOR_ENV))
	kubectl -n postgres-operator-system rollout status deployment/postgres-operator --timeout=3m

undeploy: ## stop the operator; definition, permissions, clusters and data stay
	kubectl delete --ignore-not-found -k $(INSTALL)/operator

deploy-sample: ## create the cluster of SAMPLE
	kubectl create namespace $$(sed -n 's/^  namespace: //p' $(SAMPLE)) --dry-run=client -o yaml | kubectl apply -f -
	kubectl apply -f $(SAMPLE)

clean:
	$(MVN) -q clean
