"""Fetch the packages from which the language model is trained and measured.

Each package is downloaded with its registry's ordinary client, the files whose names the language
table knows are kept (at most `PER_EXTENSION` of one extension and package, chosen by digest), and
the download is deleted. The two package lists are disjoint.

    python benchmarks/language_sources.py train      # and: bench
"""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

EXAMPLES = re.compile(r"tests?/(?:examplefiles|snippets|languages|markup)/|/samples/")
CACHE = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")) / "languages"
PER_EXTENSION = 40
MIN_BYTES, MAX_BYTES, KEEP_BYTES = 24, 300_000, 24_000

TRAIN = {
    "debian": """
    node-prismjs highlight.js ohcount sloccount neovim micro algol68g icon unicon basic256 sdlbasic bwbasic aplus-fsf
    lisaac genius kturtle ucblogo pforth javacc jflex cup sablecc jasmin-sable gri euler form cadabra2 moarvm
    pygments golang-github-alecthomas-chroma-v2 ksyntax-highlighting universal-ctags
    source-highlight highlight geany gtksourceview4 coderay vim enscript cloc agda elm-compiler
    haskell-aeson haskell-lens swi-prolog ocaml ocaml-batteries js-of-ocaml nim crystal ldc
    rust-serde rust-syn octave octave-control octave-signal r-cran-dplyr r-cran-ggplot2
    libgnatcoll fpc gforth sbcl clisp guile-3.0 racket chicken chezscheme clojure
    leiningen-clojure elixir-lang rebar3 rabbitmq-server gnucobol4 ghdl yosys nasm as31 sdcc avra
    dasm tcl8.6 tcllib lua5.4 luajit gap maxima spin frama-c why3 cvc4 boogie dafny vala bison
    antlr4 ragel thrift capnproto asymptote gnuplot povray openscad gambas3 yabasic csound
    supercollider faust lilypond denemo newlisp picolisp pike8.0 regina-rexx gawk autoconf libtool
    cmake meson scons ninja-build nix fish zsh ksh93u+m rc qtdeclarative-opensource-src apache2
    nginx postgresql-15 virtuoso-opensource mono kotlin groovy scala scala-parser-combinators
    jruby ruby-haml jinja2 mako genshi cheetah cython wabt glslang mesa vulkan-tools ogre-1.12
    love godot quakespasm angelscript polyml smlnj hol-light proofgeneral glpk minizinc cgal
    macaulay2 singular cwltool asciidoctor org-mode groff man-db docbook-xsl perl raku nqp kicad
    arduino avr-libc u-boot device-tree-compiler dpkg opam systemd xkeyboard-config
    inform6-compiler frotz glade yara refpolicy apparmor systemtap nmap bpftrace wireshark
    boost1.81 eigen3 php8.2 symfony php-twig wordpress rails ruby-rack golang-1.19 docker.io
    libcommons-lang3-java junit5 netty llvm-toolchain-15 busybox git coreutils gimp gnustep-base
    gnustep-gui augeas puppet-agent ansible samba bind9 latex-cjk-chinese-arphic lhs2tex
    haskell-http-client ruby-sass ejabberd libgtk3-perl libmoose-perl libdbix-class-perl
    libmojolicious-perl dh-python debhelper lintian pd-zexy puredata sonic-pi nsis wine ncl bats
    shunit2 grass vtk9 squeak-vm scratch sagemath ghc libxml2 saxonb batik fop ant maven gradle
    bouncycastle gettext plasma-workspace kdevelop r-base rust-clap rust-regex cargo haskell-hspec
    alex happy pandoc tidy-html5 cups fontforge fonts-liberation ifeffit gle-graphics libsdl2
    allegro5 bullet freeradius exim4 sendmail procmail dovecot munin mrtg collectd logcheck monit
    haproxy varnish squid lighttpd xorg-server jags freefem++ getdp gmsh code-saturne lapack
    scalapack netcdf-fortran plplot gdl xmds2 cfitsio starpu dolfin
    """,
    "pypi": """
    pygments cython mako genshi robotframework behave snakemake kivy qiskit lark vyper slither-analyzer sqlfluff cmdstanpy vunit_hdl cocotb
    myhdl gdtoolkit vispy moderngl pyopencl cupy pycuda hy xonsh coconut nbconvert jupyterlab bokeh chameleon
    checkov python-hcl2 certbot-nginx certbot-apache salt dbt-core platformio esphome nuitka pyinstaller
    cfn-lint yamllint graphene graphql-core mypy django flask numpy pandas scipy sympy matplotlib sqlalchemy
    protobuf grpcio-tools textX antlr4-python3-runtime luaparser brython pyglet arcade taichi triton conan
    thrift jsonnet dhall pygls tree-sitter-language-pack mkdocs-material sphinx docutils siliconcompiler edalize
    cairo-lang starknet-py amaranth plumed pyomo amplpy gurobipy nbformat scons gyp-next reportlab weasyprint
    """,
    "npm": """
    shiki@0.14.7
    typescript bootstrap font-awesome stylus pug livescript coffeescript rescript bs-platform svelte
    @sveltejs/kit element-plus vuetify @astrojs/starlight astro @openzeppelin/contracts @chainlink/contracts
    react-native expo-modules-core @capacitor/ios @capacitor/android cordova-ios cordova-android
    cordova-plugin-camera codemirror@5 ace-builds less sass-embedded foundation-sites bulma three
    glslify glsl-noise graphql @apollo/client prisma @prisma/client marko mustache handlebars ejs nunjucks
    liquidjs twig haml jade eco dustjs-linkedin purescript elm elm-test reason-react imba
    assemblyscript wabt @webassemblyjs/wast-parser peggy pegjs jison nearley ohm-js antlr4 vega vega-lite mjml
    tree-sitter-python tree-sitter-c tree-sitter-bash tree-sitter-haskell tree-sitter-julia tree-sitter-ocaml
    tree-sitter-php tree-sitter-scala tree-sitter-verilog tree-sitter-go tree-sitter-kotlin tree-sitter-swift
    tree-sitter-r tree-sitter-rust tree-sitter-nix tree-sitter-elm tree-sitter-hcl tree-sitter-sql
    tree-sitter-zig tree-sitter-perl tree-sitter-erlang tree-sitter-elixir tree-sitter-fortran tree-sitter-solidity
    @storybook/react @angular/core @angular/material rxjs lodash express react-native-maps
    react-native-firebase nativescript @ionic/angular ionicons gulp grunt webpack-dev-server d3 jquery
    highlightjs-solidity wgsl_reflect @babylonjs/core babylonjs cesium shiki node-red nodemcu
    @mdx-js/mdx docusaurus @docusaurus/theme-classic hexo-theme-landscape ghost-storage-base
    """,
}
# What a wheel leaves out (the lexers' example files, test programs); pure Python only.
SDISTS = {
    "pygments",
    "sqlfluff",
    "vunit_hdl",
    "hy",
    "luaparser",
    "snakemake",
    "gdtoolkit",
    "coconut",
    "myhdl",
    "cwltool",
    "lark",
    "textX",
    "pyverilog",
}

BENCH = {
    "debian": """
    haskell-skylighting-core geshi yorick calc
    ruby-rouge scite rust-bat emacs a2ps gtksourceview5 coq haskell-conduit gprolog ocaml-re
    lablgtk3 rust-rayon octave-image octave-statistics scilab r-cran-data.table r-cran-shiny
    lazarus ecl gcl guile-2.2 erlang iverilog verilator yasm gputils tk8.6 lua5.3 axiom fricas z3
    libgee-0.8 flex antlr3 re2c protobuf graphviz plantuml blender chuck abcm2ps m4 mksh tcsh dash
    qt6-declarative qttools-opensource-src mariadb sqlite3 ruby-slim golang-github-spf13-cobra
    guava-libraries libjackson-json-java scala-xml ruby-sinatra libuv1 curl redis zlib fmtlib
    nlohmann-json3 libwww-perl perl-tk libplack-perl twisted python-attrs node-commander cl-ppcre
    cl-alexandria slime magit dash-el ruby-jekyll-feed asciidoc txt2tags pari gnustep-back hugs98
    polymake pspp xmlto binaryen shaderc spirv-tools ioquake3 darkplaces gerbv ngspice edk2
    coreboot grub2 openocd rpm kdeconnect okular dolphin gnome-calculator gnome-maps gjs gap-guava
    octave-strings lrslib nco hdf5 mpich openmpi fftw3 libxc logrotate shorewall ferm jython bsh
    rhino mono-addins nunit gtk-sharp3 libspring-java tomcat10 ant-contrib swig cppcheck doxygen
    texinfo latexmk musescore3 openscad-mcad nickle rasqal clips sash xslthl docbook-slides po4a
    debconf libpod runc opensnitch firehol ufw xscreensaver calamares neovim i3-wm awesome
    """,
    "pypi": """
    robotframework-seleniumlibrary pytest-bdd requests attrs click rich black fastapi werkzeug tornado
    mdanalysis pyscf cclib nengo pystan textual luigi apache-superset pyverilog
    pyopengl kivymd cfgrib xarray dask hypothesis jedi brian2 nltk ufl pyproj tensorboard jupyter-server
    """,
    "npm": """
    @fortawesome/fontawesome-free uikit @primer/css vue react vuepress nuxt svelte-navigator
    @uniswap/v2-core solmate solady react-native-webview react-native-svg @nativescript/core
    cordova-plugin-file cordova-plugin-inappbrowser less-plugin-clean-css purecss normalize.css
    postprocessing glsl-fractals graphql-tools pug-lint hogan.js rxjs-compat zone.js moment axios chalk
    @react-native-community/netinfo react-native-reanimated @rescript/core @elm-tooling/elm-language-server
    livescript-compiler coffeelint coffee-script stylus-supremacy nib tslib zod playcanvas p5
    """,
}


def _keep(name: str) -> bool:
    return "/.git/" not in name and "/detect" not in name and "linguist" not in name


def _members(archive: Path) -> Iterator[tuple[str, bytes]]:
    if archive.suffix in {".whl", ".zip"}:
        with zipfile.ZipFile(archive) as opened:
            for info in opened.infolist():
                if MIN_BYTES <= info.file_size <= MAX_BYTES and _keep(info.filename):
                    yield info.filename, opened.read(info)
        return
    with tarfile.open(archive) as opened_tar:
        for member in opened_tar:
            if member.isfile() and MIN_BYTES <= member.size <= MAX_BYTES and _keep(member.name):
                handle = opened_tar.extractfile(member)
                if handle is not None:
                    yield member.name, handle.read()


def _download(registry: str, package: str, folder: Path) -> None:
    """Download with the registry's client; `APT_OPTS` holds options, `|` between alternatives."""
    commands = {
        "debian": [
            ["apt-get", *options.split(), "source", "--download-only", "-qq", package]
            for options in os.environ.get("APT_OPTS", "").split("|")
        ],
        "pypi": [
            [sys.executable, "-m", "pip", "download", "-q", "--no-deps", *kind, package]
            for kind in ([], ["--no-binary", ":all:"])
        ],
        "npm": [["npm", "pack", "--silent", "--ignore-scripts", package]],
    }[registry]
    for command in commands if registry != "pypi" else commands[-1 if package in SDISTS else 0 :]:
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, timeout=120)
        if done.returncode == 0 or any(".orig" in path.name for path in folder.iterdir()):
            return


def collect(registry: str, package: str) -> list[tuple[str, bytes]]:
    """Return (path, first bytes) of a package's files, at most 40 of one extension."""
    target = CACHE / "raw" / f"{registry}+{package.replace('/', '__')}.pickle"
    if target.exists():
        return pickle.loads(target.read_bytes())
    folder = CACHE / "download" / target.stem
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    groups: dict[str, list[tuple[str, str, bytes]]] = defaultdict(list)
    try:
        _download(registry, package, folder)
        for archive in sorted(folder.iterdir()):
            if ".debian." in archive.name or archive.suffix in {".dsc", ".asc", ".diff"}:
                continue
            for name, data in _members(archive):
                key = PurePosixPath(name).suffix or PurePosixPath(name).name
                if key == ".actual":
                    key = name
                if EXAMPLES.search(name):  # one language a folder, the same extension everywhere
                    key = f"{PurePosixPath(name).parent}/{key}"
                rank = hashlib.sha256(data).hexdigest()
                group = groups[key]
                group.append((rank, name, data[:KEEP_BYTES]))
                if len(group) > 4 * PER_EXTENSION:
                    group.sort()
                    del group[PER_EXTENSION:]
    except (
        OSError,
        subprocess.SubprocessError,
        tarfile.TarError,
        zipfile.BadZipFile,
        EOFError,
    ) as error:
        print("skipped", package, type(error).__name__, flush=True)
    rows = [
        (name, data)
        for group in groups.values()
        for _, name, data in sorted(group)[:PER_EXTENSION]
        if b"\0" not in data[:4000]
    ]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(pickle.dumps(rows))
    shutil.rmtree(folder, ignore_errors=True)
    return rows


def main() -> None:
    for registry, packages in (BENCH if sys.argv[1:] == ["bench"] else TRAIN).items():
        for package in packages.split():
            print(registry, package, len(collect(registry, package)), flush=True)


if __name__ == "__main__":
    main()
