#!/usr/bin/env python3
"""Plants each mutant of mutants.txt and runs the tests that must notice it.

    renderer/core/src/test/mutants/run.py [--jobs N] [WORD...]

With words, only the mutants that contain one of them. The checkout stays as it is: a changed file is compiled into a
folder of its own, which stands before the other classes on the class path. Exit code 1 when a mutant survives, is not
found in the sources any more or does not compile.
"""

import argparse
import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
CORE = HERE.parents[2]
ROOT = CORE.parents[1]
WORK = CORE / "target" / "mutants"
SOURCES = [CORE / "src/main/java", ROOT / "templates/target/classes"]
PACKAGES = ["model", "target", "view", "object", "golden"]

# Notices most mutants, so it runs first.
QUICK = "golden.FieldSensitivityTest"

# They compare machines and parsers, not values, and take longer than all others together.
SLOW = "OtherJavaMachineTest|YamlReadersAgreeTest"
TIMEOUT_SECONDS = 300


class Mutant:
    """One change of one line of the sources."""

    def __init__(self, block):
        fields = dict(re.split(": ?", line, maxsplit=1) for line in block.splitlines())
        self.file, self.find, self.replacement, self.breaks = (
            fields[key] for key in ("file", "find", "with", "breaks")
        )

    def source(self):
        """The folder of sources and the file in it."""
        found = [
            (folder, path)
            for folder in SOURCES
            for path in folder.rglob(self.file)
        ]
        if len(found) != 1:
            raise LookupError(f"{len(found)} files are named {self.file}")
        return found[0]

    def changed(self, text):
        """The text with the change, wherever a formatter wraps the line: at spaces, before a dot, after a parenthesis."""
        pattern = r"\s+".join(re.escape(word) for word in self.find.split())
        pattern = pattern.replace(r"\.", r"\s*\.").replace(r"\(", r"\(\s*")
        changed, count = re.subn(pattern, lambda _: self.replacement, text)
        if count != 1:
            raise LookupError(f"the text occurs {count} times in {self.file}: {self.find}")
        return changed


def read_mutants():
    text = "\n".join(
        line for line in (HERE / "mutants.txt").read_text().splitlines() if not line.startswith("#")
    )
    return [Mutant(block) for block in re.split(r"\n{2,}", text.strip())]


def build():
    """Compiles classes and tests; the class path of the tests."""
    classpath = WORK / "classpath"
    version = re.search(r"<junit.version>(.*)</junit.version>", (ROOT / "pom.xml").read_text()).group(1)
    launcher = WORK / f"junit-platform-console-standalone-{version}.jar"
    maven = ["mvn", "-q", "-Denforcer.skip", "-Dmdep.analyze.skip", "-Dspotless.check.skip", "-f", str(ROOT)]
    subprocess.run(
        maven
        + ["-pl", "renderer/core", "-am", "test-compile", "dependency:build-classpath"]
        + [f"-Dmdep.outputFile={classpath}", "-Dmdep.includeScope=test"],
        check=True,
    )
    if not launcher.exists():
        artifact = f"org.junit.platform:junit-platform-console-standalone:{version}"
        subprocess.run(
            maven + ["-N", "dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={WORK}"], check=True
        )
    classes = [CORE / "target/test-classes", CORE / "target/classes", ROOT / "templates/target/classes"]
    return ":".join(map(str, classes + [launcher])) + ":" + classpath.read_text().strip()


def tests_fail(classpath):
    """Whether a test fails; a run that does not end counts as a failure."""
    command = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", f"-Dbasedir={CORE}", "-cp", classpath]
    command += ["org.junit.platform.console.ConsoleLauncher", "execute", "--fail-fast", "--fail-if-no-tests"]
    command += ["--details=none", "--disable-banner"]
    command += ["--include-engine=junit-jupiter", f"--exclude-classname=.*({SLOW})"]
    command += [f"--select-class=com.example.postgres.{QUICK}"]
    command += [f"--select-package=com.example.postgres.{package}" for package in PACKAGES]
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_SECONDS, cwd=CORE, check=False)
    except subprocess.TimeoutExpired:
        return True
    if result.returncode not in (0, 1):
        raise RuntimeError(result.stdout + result.stderr)
    return result.returncode == 1


def outcome(mutant, classpath):
    """killed, SURVIVED, or why the mutant could not be planted."""
    try:
        folder, file = mutant.source()
        changed = mutant.changed(file.read_text())
    except LookupError as error:
        return f"NOT FOUND: {error}"
    with tempfile.TemporaryDirectory(prefix="mutant-") as temporary:
        source = pathlib.Path(temporary, "source", file.relative_to(folder))
        classes = pathlib.Path(temporary, "classes")
        target = source if file.suffix == ".java" else classes / file.relative_to(folder)
        classes.mkdir()
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(changed)
        if file.suffix == ".java":
            javac = ["javac", "-nowarn", "-proc:none", "-implicit:none", "-d", str(classes), "-cp", classpath]
            compiled = subprocess.run(javac + [str(target)], capture_output=True, text=True, check=False)
            if compiled.returncode != 0:
                return "DOES NOT COMPILE: " + compiled.stderr
        return "killed" if tests_fail(f"{classes}:{classpath}") else "SURVIVED"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2, help="mutants at a time (default 2)")
    parser.add_argument("words", nargs="*", metavar="WORD")
    arguments = parser.parse_args()
    mutants = [
        mutant
        for mutant in read_mutants()
        if not arguments.words or any(word in str(vars(mutant)) for word in arguments.words)
    ]
    WORK.mkdir(parents=True, exist_ok=True)
    classpath = build()
    if tests_fail(classpath):
        sys.exit("the tests fail without a mutant: run make test first")

    started = time.monotonic()
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for mutant, result in zip(mutants, pool.map(lambda each: outcome(each, classpath), mutants)):
            bad += result != "killed"
            print(f"{result:9} {mutant.file}: {mutant.breaks}", flush=True)
    seconds = time.monotonic() - started
    print(f"{len(mutants)} mutants, {len(mutants) - bad} killed, {bad} not, {seconds:.0f} s")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
