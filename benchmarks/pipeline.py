"""The whole path beside data-prep-kit's: documents per CPU second, on one corpus in one run.

    python benchmarks/pipeline.py corpus            # PyPI and npm archives, pinned, as .zip files
    python benchmarks/pipeline.py run               # dataprep run, ledger and contracts on: the whole
                                                    # default recipe; without defects; without
                                                    # scores too; without secrets and personal data
                                                    # too; without structure too; and without
                                                    # near-duplicates too, as the peer
    python benchmarks/pipeline.py peer --python V/bin/python --languages lang_extensions.json
    python benchmarks/pipeline.py all --python ... --languages ...

The peer needs an environment of its own: ``pip install data-prep-toolkit-transforms[code2parquet,
code-quality]==1.1.8 pyarrow==19.0.1 numpy==1.26.4 pandas==2.2.3``, and its map of file extensions,
which its wheel lacks (``transforms/code/code2parquet/test-data/languages/lang_extensions.json`` of
its repository). Its code_quality wants a tokenizer from a model hub; a small one is trained on the
corpus instead, and the tokenizer's own time is measured and shown apart.

Files go below ``$DATAPREP_BENCH_DIR`` (default ``.bench``). CPU seconds are user + system of the
whole process tree.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from _measure import measure

ROOT = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "pipeline"
PYPI = (
    "flask==3.0.3", "requests==2.32.3", "requests==2.31.0", "click==8.1.7", "jinja2==3.1.4",
    "networkx==3.3", "django==4.2.16", "django==5.0.9",
)  # fmt: skip
NPM = ("express@4.19.2", "commander@12.1.0", "typescript@5.4.5", "rxjs@7.8.1")

_TRAIN = """
import glob, sys
import pyarrow.parquet as pq
from tokenizers import ByteLevelBPETokenizer
from transformers import PreTrainedTokenizerFast
def texts():
    for f in sorted(glob.glob(sys.argv[1] + "/*.parquet")):
        if "Django" not in f and "typescript" not in f:
            yield from pq.read_table(f, columns=["contents"])["contents"].to_pylist()
t = ByteLevelBPETokenizer()
t.train_from_iterator(texts(), vocab_size=16000, special_tokens=["<|endoftext|>"])
PreTrainedTokenizerFast(tokenizer_object=t._tokenizer, eos_token="<|endoftext|>").save_pretrained(sys.argv[2])
"""
_TOKENIZE = """
import glob, sys
import pyarrow.parquet as pq
from transformers import AutoTokenizer
t = AutoTokenizer.from_pretrained(sys.argv[2])
for f in sorted(glob.glob(sys.argv[1] + "/*.parquet")):
    for text in pq.read_table(f, columns=["contents"])["contents"].to_pylist():
        len(t(text)["input_ids"])
"""


def corpus() -> Path:
    """Download the archives and pack each as one .zip; return their folder."""
    zips, archives = ROOT / "zips", ROOT / "archives"
    archives.mkdir(parents=True, exist_ok=True)
    zips.mkdir(exist_ok=True)
    for name in PYPI:
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*pip, "-d", str(archives), name], check=True)
    for name in NPM:
        subprocess.run(["npm", "pack", "--silent", name], cwd=archives, check=True)
    for path in sorted(archives.glob("*.t*gz")):
        name = path.name.removesuffix(".tgz").removesuffix(".tar.gz")
        with (
            tarfile.open(path) as tar,
            zipfile.ZipFile(zips / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as out,
        ):
            for member in sorted(tar.getmembers(), key=lambda member: member.name):
                if member.isfile():
                    data = tar.extractfile(member)
                    assert data is not None
                    out.writestr(member.name.partition("/")[2], data.read())
    return zips


def run_dataprep(jobs: int, without: tuple[str, ...]) -> dict[str, object]:
    """Run the real command over the corpus with a new store, without some sections of the recipe."""
    recipe = ROOT / "bench.yaml"
    lines = "".join(f"{section}: null\n" for section in without)
    recipe.write_text(f"name: bench\nextends: default\n{lines}")
    store, out = ROOT / "store", ROOT / "out"
    shutil.rmtree(store, ignore_errors=True)
    shutil.rmtree(out, ignore_errors=True)
    zips = sorted(map(str, (ROOT / "zips").glob("*.zip")))
    command = [
        sys.executable,
        "-m",
        "dataprep",
        "run",
        *zips,
        "--store",
        str(store),
        "--out",
        str(out),
        "--recipe",
        str(recipe),
    ]
    label = f"dataprep run --jobs {jobs}{''.join(f', no {section}' for section in without)}"
    result = measure(label, [*command, "--jobs", str(jobs), "-q"])
    run = json.loads((store / "runs" / "last.json").read_text())["run_id"]
    stages = json.loads((store / "runs" / run / "run.json").read_text())["stages"]
    files = next(s["rows"]["files"] for s in stages if s["stage"] == "ingest.read")
    texts = next(s["n_units"] for s in stages if s["stage"] == "measure.signals")
    result |= {
        "files": files,
        "texts": texts,
        "files_per_cpu_s": round(files / float(str(result["cpu_s"])), 1),
    }
    result["stages"] = {s["stage"]: s["cpu_s"] for s in stages}
    return result


def run_peer(python: str, languages: str) -> list[dict[str, object]]:
    """Run code2parquet and code_quality; the tokenizer's own time is measured apart."""
    parquet, quality, tokenizer = ROOT / "dpk-parquet", ROOT / "dpk-quality", ROOT / "dpk-tokenizer"
    for folder in (parquet, quality):
        shutil.rmtree(folder, ignore_errors=True)
    os.environ["HF_HUB_OFFLINE"] = "1"

    def config(source: Path, target: Path) -> str:
        return f"{{'input_folder':'{source}','output_folder':'{target}'}}"

    code2parquet = [
        python, "-m", "dpk_code2parquet.runtime", "--data_local_config", config(ROOT / "zips", parquet),
        "--data_files_to_use", "['.zip']", "--code2parquet_supported_langs_file", languages,
    ]  # fmt: skip
    code_quality = [
        python, "-m", "dpk_code_quality.runtime", "--data_local_config", config(parquet, quality),
        "--cq_language_column_name", "programming_language", "--cq_tokenizer", str(tokenizer),
    ]  # fmt: skip
    results = [measure("data-prep-kit code2parquet", code2parquet)]
    subprocess.run([python, "-c", _TRAIN, str(parquet), str(tokenizer)], check=True)
    results.append(measure("data-prep-kit code_quality", code_quality))
    results.append(
        measure("of it: tokenizer", [python, "-c", _TOKENIZE, str(parquet), str(tokenizer)])
    )
    count = "import glob,sys,pyarrow.parquet as pq;print(sum(pq.read_metadata(f).num_rows for f in glob.glob(sys.argv[1]+'/*.parquet')))"
    done = subprocess.run(
        [python, "-c", count, str(quality)], capture_output=True, text=True, check=True
    )
    for result in results:
        result["documents"] = int(done.stdout)
    return results


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", choices=["corpus", "run", "peer", "all"])
    parser.add_argument("--python", help="interpreter of the peer's environment")
    parser.add_argument("--languages", help="the peer's map of file extensions")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    if options.what in {"corpus", "all"}:
        corpus()
    ours: dict[str, object] = {}
    if options.what in {"run", "all"}:
        left_out: tuple[str, ...] = ()
        for section in ("", "defects", "quality", "privacy", "structure"):
            left_out += (section,) if section else ()
            print(json.dumps(run_dataprep(options.jobs, left_out)))
        ours = run_dataprep(options.jobs, (*left_out, "near_duplicates"))
        print(json.dumps(ours))
    if options.what in {"peer", "all"}:
        theirs = run_peer(options.python, options.languages)
        for result in theirs:
            print(json.dumps(result))
        if ours:
            documents = float(str(theirs[0]["documents"]))
            cpu = float(str(theirs[0]["cpu_s"])) + float(str(theirs[1]["cpu_s"]))
            without = cpu - float(str(theirs[2]["cpu_s"]))
            own = float(str(ours["cpu_s"]))
            print(
                f"the {documents:,.0f} documents that both measure: ours {documents / own:.0f}, "
                f"theirs {documents / cpu:.0f} a CPU second, {documents / without:.0f} without "
                f"their tokenizer; ratio {cpu / own:.1f}, {without / own:.1f} without it"
            )


if __name__ == "__main__":
    main()
