#!/usr/bin/env bash
# Measures the library (JMH), whole processes and the operator, and prints Markdown tables for docs/BENCHMARKS.md.
# usage: renderer/benchmarks/run.sh [library|processes|operator|cluster]...; without an argument all but the last
#   cluster: needs KUBECONFIG and the variables PGC_TEST_* of CONTRIBUTING.md, and about 25 minutes
#   HELM=path of a helm binary, for the peer; default: the one on the PATH
#   KUBEBUILDER_ASSETS=folder with etcd and kube-apiserver, for the operator; CLUSTERS=1000, MINUTES=3 without a change
set -euo pipefail
cd "$(dirname "$0")/../.."

runs=9
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

library() {
  mvn -q -Dquick -pl renderer/benchmarks -am package dependency:copy-dependencies -DincludeScope=runtime
  java -Dspec=examples/production/cluster.yaml -cp 'renderer/benchmarks/target/classes:renderer/benchmarks/target/dependency/*' \
    org.openjdk.jmh.Main -jvmArgsAppend -Dspec="$PWD/examples/production/cluster.yaml" -rf csv -rff "$work/jmh.csv" >&2
  echo "| stage | us per cluster |"
  echo "|---|---|"
  sed 1d "$work/jmh.csv" | tr -d '"' | awk -F, '{sub(/.*\./, "", $1); printf "| %s | %.0f ± %.0f |\n", $1, $5, $6}'
}

# measure NAME COMMAND...: a row with the wall time's minimum and median, and the peak of resident memory
measure() {
  local name=$1
  shift
  "$@" >/dev/null 2>&1
  : >"$work/times"
  for _ in $(seq "$runs"); do
    /usr/bin/time -f '%e %M' -a -o "$work/times" "$@" >/dev/null 2>&1
  done
  sort -n "$work/times" | awk -v name="$name" -v middle=$(((runs + 1) / 2)) '
    NR == 1 {least = $1} NR == middle {median = $1} $2 > most {most = $2}
    END {printf "| %s | %.2f | %.2f | %d |\n", name, least, median, most / 1024}'
}

fleet() { # COUNT: that many production clusters in a folder, because a file has at most 1 MiB
  mkdir "$work/fleet-$1"
  for i in $(seq "$1"); do
    sed "s/^  name: orders$/  name: orders-$i/" examples/production/cluster.yaml >"$work/fleet-$1/$i.yaml"
  done
}

# The fleet after a commit that changes a parameter in every cluster.
changed() { # COUNT
  mkdir "$work/changed-$1"
  for file in "$work/fleet-$1"/*.yaml; do
    sed 's/work_mem: 8MB/work_mem: 16MB/' "$file" >"$work/changed-$1/$(basename "$file")"
  done
}

# A chart with the same objects: what `pgc` rendered, with the name as a value.
chart() {
  mkdir -p "$work/chart/templates"
  printf 'apiVersion: v2\nname: peer\nversion: 0.1.0\n' >"$work/chart/Chart.yaml"
  printf 'name: orders\nnamespace: shop\n' >"$work/chart/values.yaml"
  ./pgc render examples/production/cluster.yaml -d "$work/rendered" 2>/dev/null
  for file in "$work"/rendered/*.yaml; do
    sed 's/{{/{{ "{{" }}/g; s/\borders\b/{{ .Values.name }}/g; s/\bshop\b/{{ .Values.namespace }}/g' "$file" >"$work/chart/templates/$(basename "$file")"
  done
}

processes() {
  runs=9
  echo "| command | least s | median s | peak MiB |"
  echo "|---|---|---|---|"
  measure "pgc version" ./pgc version
  measure "pgc render, one production cluster" ./pgc render examples/production/cluster.yaml
  runs=3
  fleet 100
  fleet 1000
  measure "pgc render, 100 clusters" ./pgc render "$work/fleet-100"
  measure "pgc render, 1000 clusters" ./pgc render "$work/fleet-1000"
  fleet 1
  changed 1
  changed 1000
  runs=9
  measure "pgc plan, one production cluster" ./pgc plan "$work/fleet-1" "$work/changed-1"
  runs=3
  measure "pgc plan, 1000 clusters" ./pgc plan "$work/fleet-1000" "$work/changed-1000"
  if helm=$(command -v "${HELM:-helm}"); then
    chart
    runs=9
    measure "helm template, one cluster" "$helm" template "$work/chart"
    runs=3
    measure "helm template, 100 clusters" sh -c "for i in \$(seq 100); do $helm template $work/chart --set name=orders-\$i; done"
  else
    echo "| helm: no binary at hand | | | |"
  fi
}

operator() {
  mvn -q -Dquick package
  mvn -q -pl operator -am test -Dtest=OperatorFiguresTest -DincludedTestTags=benchmark -DexcludedTestTags=none \
    -DtestArgLine="-Dfigures.clusters=${CLUSTERS:-1000} -Dfigures.minutes=${MINUTES:-3}" | grep '^|'
}

# The figures that need a real cluster, from the cluster tests that measure them.
cluster() {
  local measured=renderer/cluster-tests/target/measurements.txt
  rm -f "$measured"
  mvn -q -pl renderer/cluster-tests -am test -DincludedTestTags=cluster -DexcludedTestTags=none -Dspotless.check.skip \
    -Dtest='OperatorTest,OperatorResizeTest,OperatorFaultTest,OperatorFiguresTest,OperatorPermissionsTest' >&2
  echo "| on a cluster | measured |"
  echo "|---|---|"
  sed 's/^measured: \(.*\) = \(.*\)$/| \1 | \2 |/' "$measured"
}

[ $# -gt 0 ] || set -- library processes operator
for part; do "$part"; done
