"""Edges between files of real Java projects, as javac and jdeps see them.

    python benchmarks/edges_java.py fetch [repository ...]
    python benchmarks/edges_java.py truth [repository ...]

`fetch` brings pinned source packages and the jars they compile against from Debian's registry (`apt-get source`, `apt-get
download`: nothing is installed) into `$DATAPREP_BENCH_DIR/edges/java/<repository>/`. `truth` compiles each with javac, takes the
uses of classes from `jdeps -verbose:class`, leads classes back to files by their package and the `SourceFile` attribute of the
class file, and writes `<repository>.truth.jsonl` beside it: one row per importer and file that it depends on.

What reaches no class file is not seen by jdeps: constants are copied, classes in the values of annotations are left out, imports
that only documentation needs leave no trace. All of these are edges by definition, so two things are added: the explicit imports,
read by an expression of one line each, and the classes that javac says the names in a source stand for (`JavaNames.java`). The
pairs of jdeps alone are kept in `<repository>.jdeps.jsonl`.

jdeps also knows the types of values that are never named: of `a.b().c()` the class that declares `c`. `<repository>.named.jsonl`
holds the pairs without these: by javac's names and the imports alone.

Files that do not compile with the jars at hand are taken out of the checkout, so that the truth is whole for what is left; the
number is reported. Needs: javac and jdeps 17, apt-get with the Debian release that the versions below are of, dpkg-deb.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

BENCH = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).resolve() / "edges" / "java"
_PLACE = re.compile(
    r"^URIs: *(\S+)$.*?^Suites: *(\S+).*?$.*?^Components: *(.*?)$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Unit:
    """Source roots that are compiled together, against the classes of other units."""

    name: str
    roots: tuple[str, ...]
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Project:
    """A pinned source package of Debian; `stubs` are annotations that no jar of Debian holds."""

    name: str
    package: str
    version: str
    units: tuple[Unit, ...]
    jars: tuple[str, ...] = ()
    held_out: bool = False
    stubs: tuple[str, ...] = ()


@dataclass
class Compiled:
    """What a unit was compiled to: files by package and file name, and where its classes are."""

    unit: Unit
    classes: Path
    sources: dict[tuple[str, str], str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


MAIN = Unit("main", ("src/main/java",))
TEST = Unit("test", ("src/test/java",), ("main",))
TEST_JARS = ("junit4", "libhamcrest-java", "junit5", "libopentest4j-java", "libapiguardian-java")
MOCKS = ("libmockito-java", "libbyte-buddy-java", "libobjenesis-java", "libeasymock-java")

PROJECTS = (
    Project(
        "commons-csv",
        "commons-csv",
        "1.9.0-1",
        (MAIN, TEST),
        TEST_JARS + MOCKS + ("libcommons-io-java",),
    ),
    Project(
        "commons-io",
        "commons-io",
        "2.11.0-2",
        (MAIN, TEST),
        TEST_JARS + MOCKS + ("libcommons-lang3-java",),
    ),
    Project("junit4", "junit4", "4.13.2-3", (MAIN, TEST), ("libhamcrest-java",)),
    Project(
        "javapoet",
        "javapoet",
        "1.13.0-1",
        (MAIN, TEST),
        TEST_JARS + MOCKS + ("libguava-java", "libtruth-java"),
    ),
    Project(
        "httpcomponents-core",
        "httpcomponents-core",
        "4.4.16-1",
        (
            Unit("core", ("httpcore/src/main/java",)),
            Unit("core-test", ("httpcore/src/test/java",), ("core",)),
            Unit("core-examples", ("httpcore/src/examples",), ("core",)),
            Unit("nio", ("httpcore-nio/src/main/java",), ("core",)),
            Unit("nio-test", ("httpcore-nio/src/test/java",), ("nio", "core")),
            Unit("ab", ("httpcore-ab/src/main/java",), ("nio", "core")),
        ),
        TEST_JARS
        + MOCKS
        + ("libcommons-logging-java", "libcommons-lang3-java", "libcommons-cli-java"),
    ),
    Project(
        "guava",
        "guava-libraries",
        "31.1-1",
        (
            Unit("failureaccess", ("futures/failureaccess/src",)),
            Unit("main", ("guava/src",), ("failureaccess",)),
            Unit("testlib", ("guava-testlib/src",), ("failureaccess", "main")),
        ),
        TEST_JARS
        + MOCKS
        + ("libjsr305-java", "libchecker-framework-java", "liberror-prone-java", "libtruth-java"),
        held_out=True,
        stubs=(
            "@interface J2ObjCIncompatible {}",
            "@interface RetainedWith {}",
            "@interface Weak {}",
            "@interface WeakOuter {}",
            "@interface ReflectionSupport { Level value(); enum Level { NATIVE_ONLY, FULL } }",
        ),
    ),
    Project(
        "commons-compress",
        "libcommons-compress-java",
        "1.22-1",
        (MAIN, TEST),
        TEST_JARS
        + MOCKS
        + ("libxz-java", "libbrotli-java", "libzstd-jni-java", "libasm-java", "libosgi-core-java"),
        held_out=True,
    ),
    Project(
        "jsoup",
        "jsoup",
        "1.15.3-1",
        (MAIN, TEST),
        (*TEST_JARS, "libjsr305-java", "libjetty9-java"),
        True,
    ),
    Project("jackson-core", "jackson-core", "2.14.1-2~deb12u1", (MAIN, TEST), TEST_JARS, True),
    Project(
        "zxing",
        "zxing",
        "3.4.1+ds-1",
        (
            Unit("core", ("core/src/main/java",)),
            Unit("javase", ("javase/src/main/java",), ("core",)),
            Unit("test", ("core/src/test/java",), ("core",)),
        ),
        (*TEST_JARS, "libjcommander-java", "libjai-imageio-core-java"),
        True,
    ),
)

_JAVA = ("-Xmx2g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
_PACKAGE = re.compile(r"^\s*package\s+([\w.]+)\s*;", re.MULTILINE)
_IMPORT = re.compile(r"^\s*import\s+(static\s+)?([\w.]+)(\.\*)?\s*;", re.MULTILINE)
_ERROR = re.compile(r"^(\S+\.java):\d+: error:", re.MULTILINE)
_USE = re.compile(r"^\s+(\S+)\s+->\s+(\S+)\s")
_SKIP = re.compile(
    r'//[^\n]*|/\*.*?\*/|"""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'',
    re.DOTALL,
)


def _apt(lists: Path) -> list[str]:
    (lists / "state" / "partial").mkdir(parents=True, exist_ok=True)
    (lists / "cache" / "archives" / "partial").mkdir(parents=True, exist_ok=True)
    places = [
        found
        for p in Path("/etc/apt/sources.list.d").glob("*.sources")
        for found in _PLACE.findall(p.read_text())
    ]
    (lists / "sources.list").write_text(
        "".join(f"deb-src {uri} {suite} {parts}\n" for uri, suite, parts in places)
    )
    options = {
        "Dir::Etc::SourceList": lists / "sources.list",
        "Dir::Etc::SourceParts": "/dev/null",
        "Dir::State::Lists": lists / "state",
        "Dir::Cache": lists / "cache",
        "Debug::NoLocking": "1",
    }
    command = ["apt-get", "-qq"] + [
        part for key, value in options.items() for part in ("-o", f"{key}={value}")
    ]
    if not any((lists / "state").glob("*Sources*")):
        subprocess.run([*command, "update"], check=True)
    return command


def fetch(project: Project) -> None:
    """Bring the sources of a project and the jars that it needs."""
    target = BENCH / project.name
    command = _apt(BENCH / "apt")
    if not target.exists():
        downloads = BENCH / "downloads" / project.name
        shutil.rmtree(downloads, ignore_errors=True)
        downloads.mkdir(parents=True)
        wanted = f"{project.package}={project.version}"
        subprocess.run(
            [*command, "source", "--download-only", "--tar-only", "--only-source", wanted],
            check=True,
            cwd=downloads,
        )
        archive = next(
            p for p in downloads.iterdir() if ".orig.tar" in p.name and not p.name.endswith(".asc")
        )
        unpacked = downloads / "unpacked"
        with tarfile.open(archive) as tar:
            tar.extractall(unpacked, filter="data")
        inner = list(unpacked.iterdir())
        (inner[0] if len(inner) == 1 else unpacked).rename(target)
        _fill_templates(target)
    for jar in project.jars:
        place = BENCH / "jars" / jar
        if not place.exists():
            place.mkdir(parents=True)
            done = subprocess.run(["apt-get", "-qq", "download", jar], cwd=place, check=False)
            for package in place.glob("*.deb") if done.returncode == 0 else ():
                subprocess.run(["dpkg-deb", "-x", str(package), str(place)], check=True)


def _fill_templates(repository: Path) -> None:
    """Make the sources that Jackson's build makes of templates: every file needs the class of the version."""
    for template in sorted(repository.glob("src/main/java/**/*.java.in")):
        package = ".".join(template.relative_to(repository).parts[3:-1])
        text = template.read_text().replace("@package@", package)
        text = text.replace("@projectversion@", "0.0.0").replace("@projectgroupid@", "g")
        template.with_suffix("").write_text(text.replace("@projectartifactid@", "a"))


def _stubs(project: Project) -> list[str]:
    """Compile the annotations that are missing."""
    work = BENCH / "work" / project.name / "stubs"
    if project.stubs and not (work / "classes").exists():
        work.mkdir(parents=True, exist_ok=True)
        for stub in project.stubs:
            text = f"package com.google.j2objc.annotations; public {stub}"
            (work / f"{stub.split()[1]}.java").write_text(text)
        sources = [str(p) for p in sorted(work.glob("*.java"))]
        subprocess.run(["javac", "-d", str(work / "classes"), *sources], check=True)
    return [str(work / "classes")] if project.stubs else []


def _jars(project: Project) -> list[str]:
    found = _stubs(project)
    for jar in project.jars:
        found += [
            str(p) for p in sorted((BENCH / "jars" / jar).rglob("*.jar")) if not p.is_symlink()
        ]
    return found


def _compile(project: Project, unit: Unit, done: dict[str, Compiled]) -> tuple[Compiled, list[str]]:
    """Compile a unit, leaving out the files that cannot be, until the rest compiles."""
    repository, work = BENCH / project.name, BENCH / "work" / project.name / unit.name
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    files = [
        p for root in unit.roots for p in sorted((repository / root).rglob("*.java")) if p.is_file()
    ]
    files = [p for p in files if p.name != "module-info.java"]
    path = ":".join([str(done[u].classes.resolve()) for u in unit.after] + _jars(project)) or "."
    command = [
        "javac",
        "-proc:none",
        "-g",
        "-nowarn",
        "-implicit:none",
        "-encoding",
        "UTF-8",
        "-Xmaxerrs",
        "9999",
    ]
    command += [f"-J{option}" for option in _JAVA]
    dropped: list[str] = []
    for _ in range(30):
        listing = work / "files.txt"
        listing.write_text("\n".join(str(p.resolve()) for p in files))
        run = subprocess.run(
            [
                *command,
                "-cp",
                path,
                "-sourcepath",
                str(work),
                "-d",
                str(work / "classes"),
                f"@{listing}",
            ],
            check=False,
            capture_output=True,
            text=True,
        )
        if run.returncode == 0:
            break
        bad = {Path(p) for p in _ERROR.findall(run.stderr)}
        if not bad:
            raise SystemExit(f"{project.name} {unit.name}: {run.stderr[-2000:]}")
        dropped += sorted(str(p.relative_to(repository.resolve())) for p in bad)
        files = [p for p in files if p.resolve() not in bad]
    compiled = Compiled(unit, work / "classes")
    for p in files:
        text = p.read_text("utf-8", "replace")
        found = _PACKAGE.search(_SKIP.sub(" ", text))
        relative = str(p.relative_to(repository))
        compiled.sources[(found.group(1) if found else "", p.name)] = relative
    return compiled, dropped


def source_file(data: bytes) -> str | None:
    """Return the `SourceFile` attribute of a class file (JVM specification, chapter 4)."""
    strings: dict[int, str] = {}
    count, at, index = struct.unpack_from(">H", data, 8)[0], 10, 1
    sizes = {
        3: 4,
        4: 4,
        5: 8,
        6: 8,
        7: 2,
        8: 2,
        9: 4,
        10: 4,
        11: 4,
        12: 4,
        15: 3,
        16: 2,
        17: 4,
        18: 4,
        19: 2,
        20: 2,
    }
    while index < count:
        tag = data[at]
        if tag == 1:
            length = struct.unpack_from(">H", data, at + 1)[0]
            strings[index] = data[at + 3 : at + 3 + length].decode("utf-8", "replace")
            at += 3 + length
        else:
            at += 1 + sizes[tag]
        index += 2 if tag in (5, 6) else 1
    at += 6
    at += 2 + 2 * struct.unpack_from(">H", data, at)[0]
    for _ in range(2):
        members, at = struct.unpack_from(">H", data, at)[0], at + 2
        for _ in range(members):
            attributes, at = struct.unpack_from(">H", data, at + 6)[0], at + 8
            for _ in range(attributes):
                at += 6 + struct.unpack_from(">I", data, at + 2)[0]
    attributes, at = struct.unpack_from(">H", data, at)[0], at + 2
    for _ in range(attributes):
        name, length = struct.unpack_from(">HI", data, at)
        if strings.get(name) == "SourceFile":
            return strings.get(struct.unpack_from(">H", data, at + 6)[0])
        at += 6 + length
    return None


def _classes(compiled: Compiled) -> None:
    for p in sorted(compiled.classes.rglob("*.class")):
        binary = ".".join(p.relative_to(compiled.classes).with_suffix("").parts)
        package = binary.rpartition(".")[0]
        path = compiled.sources.get((package, source_file(p.read_bytes()) or ""))
        if path:
            compiled.files[binary] = path


def _uses(
    compiled: Compiled, done: dict[str, Compiled], project: Project
) -> Iterator[tuple[str, str]]:
    """Yield importer and target for each use of a class that jdeps reports."""
    seen = [compiled] + [done[u] for u in compiled.unit.after]
    path = [str(c.classes) for c in seen[1:]] + _jars(project)
    command = [
        "jdeps",
        "-J-XX:+UseSerialGC",
        "-J-XX:TieredStopAtLevel=1",
        "-verbose:class",
        "-filter:none",
        "--multi-release",
        "base",
    ]
    if path:
        command += ["-cp", ":".join(path)]
    run = subprocess.run(
        [*command, str(compiled.classes)], capture_output=True, text=True, check=True
    )
    for line in run.stdout.splitlines():
        use = _USE.match(line)
        if not use or use.group(1) not in compiled.files:
            continue
        target = next((c.files[use.group(2)] for c in seen if use.group(2) in c.files), None)
        if target:
            yield compiled.files[use.group(1)], target


def _imports(
    compiled: Compiled, done: dict[str, Compiled], repository: Path
) -> Iterator[tuple[str, str]]:
    """Yield importer and target for each explicit import of a class of the repository."""
    seen = [compiled] + [done[u] for u in compiled.unit.after]
    for path in compiled.sources.values():
        text = _SKIP.sub(" ", (repository / path).read_text("utf-8", "replace"))
        for is_static, name, star in _IMPORT.findall(text):
            if star and not is_static:
                continue
            parts = name.split(".")
            for cut in range(len(parts), 0, -1):
                for binary in (
                    ".".join(parts[:cut]),
                    ".".join(parts[: cut - 1]) + "$" + parts[cut - 1],
                ):
                    target = next((c.files[binary] for c in seen if binary in c.files), None)
                    if target:
                        yield path, target
                        break
                else:
                    continue
                break


def _named(
    compiled: Compiled, done: dict[str, Compiled], project: Project
) -> Iterator[tuple[str, str]]:
    """Yield importer and target for each name that javac says stands for a class of the repository."""
    seen = [compiled] + [done[u] for u in compiled.unit.after]
    repository, work = (BENCH / project.name).resolve(), compiled.classes.parent
    listing, names = work / "compiled.txt", work / "names.txt"
    listing.write_text("\n".join(str(repository / path) for path in compiled.sources.values()))
    path = ":".join([str(c.classes.resolve()) for c in seen[1:]] + _jars(project)) or "."
    program = Path(__file__).with_name("JavaNames.java")
    options = [
        "-proc:none",
        "-implicit:none",
        "-encoding",
        "UTF-8",
        "-cp",
        path,
        "-sourcepath",
        str(work),
    ]
    subprocess.run(["java", *_JAVA, str(program), str(listing), str(names), *options], check=True)
    for line in names.read_text().splitlines():
        source, _, binary = line.partition("\t")
        target = next((c.files[binary] for c in seen if binary in c.files), None)
        if target:
            yield str(Path(source).relative_to(repository)), target


def _prune(repository: Path, kept: set[str]) -> int:
    """Take Java files that were not compiled out of the checkout."""
    gone = 0
    for p in sorted(repository.rglob("*.java")):
        if str(p.relative_to(repository)) not in kept:
            p.unlink()
            gone += 1
    return gone


def truth(project: Project) -> None:
    """Write the pairs of a project."""
    repository = BENCH / project.name
    done: dict[str, Compiled] = {}
    n_dropped = 0
    for unit in project.units:
        done[unit.name], dropped = _compile(project, unit, done)
        n_dropped += len(dropped)
        _classes(done[unit.name])
    pairs: set[tuple[str, str]] = set()
    imported: set[tuple[str, str]] = set()
    named: set[tuple[str, str]] = set()
    for compiled in done.values():
        pairs |= set(_uses(compiled, done, project))
        imported |= set(_imports(compiled, done, repository))
        named |= set(_named(compiled, done, project))
    named |= imported
    gone = _prune(repository, {p for c in done.values() for p in c.sources.values()})
    for suffix, rows in (("truth", pairs | named), ("named", named), ("jdeps", pairs)):
        with (BENCH / f"{project.name}.{suffix}.jsonl").open("w") as out:
            for source, target in sorted(row for row in rows if row[0] != row[1]):
                out.write(json.dumps({"source": source, "target": target}) + "\n")
    n_files = sum(len(c.sources) for c in done.values())
    counts = [
        len({row for row in rows if row[0] != row[1]})
        for rows in (pairs | named, pairs, named, imported)
    ]
    print(
        f"{project.name:20} {n_files:5} files; edges: {counts[0]} in all, {counts[1]} by jdeps, {counts[2]} by names, of which"
        f" {counts[3]} by imports; {n_dropped} files did not compile, {gone} taken out"
    )


def main() -> None:
    """Run a step for the projects that are named, or for all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("step", choices=["fetch", "truth", "list"])
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    for project in PROJECTS:
        if options.names and project.name not in options.names:
            continue
        if options.step == "list":
            print(
                project.name,
                project.package,
                project.version,
                "held-out" if project.held_out else "looked-at",
            )
        elif options.step == "fetch":
            fetch(project)
        else:
            truth(project)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
