"""Whole repositories in windows of so many tokens, files in dependency order.

A window is what a model of a family sees at once: the repository's name, then file after file with
their paths (StarCoder2, arXiv 2402.19173; DeepSeek-Coder, arXiv 2401.14196; Qwen2.5-Coder, arXiv
2409.12186). Nothing of a repository is in two windows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import polars as pl
from pydantic import Field

from dataprep.contracts import load_contract
from dataprep.export.sentinels import Escaped, Family, escape, holds_sentinel, load_family
from dataprep.export.texts import exported_texts
from dataprep.export.tokens import count_tokens
from dataprep.export.windows import Body, Count, Part, edges_by_window, plan_windows
from dataprep.ids import digest_of
from dataprep.stage import Params

_INDIRECT = ("package", "re-export")
"""Ties that no statement of the importer names; they are not counted."""


class RepoContextParams(Params):
    """Parameters of ``export.repo_context``."""

    tokenizer: str | None = Field(
        None, description="Path of a tokenizer.json; without one UTF-8 bytes are counted."
    )
    tokenizer_name: str = Field(description="Digest of the tokenizer, or that bytes are counted.")
    family: str = Field("qwen", description="Family of models whose sentinels are used.")
    window_tokens: int = Field(
        32_768,
        ge=2_048,
        le=1 << 24,
        description="Tokens of a window at most (32,768: Qwen2.5-Coder, arXiv 2409.12186, 3.2.2).",
    )
    is_redacted: bool = Field(False, description="Whether files have redacted texts.")
    on_sentinel: Literal["escape", "drop"] = Field(
        "escape",
        description="What becomes of a file that holds the family's sentinels: a blank parts them, "
        "or the file is left out.",
    )


@dataclass(frozen=True, slots=True)
class ContextFile:
    """A file of a repository.

    Attributes:
        file_id: Its id.
        content_id: Id of its content.
        path: Its path.
        language: Its language by linguist's name.
        text: Its text.
        cuts: Bytes at which it may be cut well, for example where chunks begin; None: between
            blocks of lines.
    """

    file_id: str
    content_id: str
    path: str
    language: str | None
    text: bytes
    cuts: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """A window. Lists have one entry per part of a file, in order.

    Attributes:
        content: Its text.
        parts: The parts, by number of the file.
        spans: Bytes of the file's own text that each part is.
        places: Bytes of ``content`` in which each part stands.
        n_escaped: Sentinels into which a blank was put.
        n_tokens: Its tokens.
        n_edges: Edges whose importer begins in it.
        n_inside: Edges between files in it; each edge is counted in one window at most.
        n_inside_random: Edges that the window of this number keeps when files are packed in an order
            by hash; those of further windows count with the last one.
    """

    content: bytes
    parts: tuple[Part, ...]
    spans: tuple[tuple[int, int], ...]
    places: tuple[tuple[int, int], ...]
    n_escaped: int
    n_tokens: int = 0
    n_edges: int = 0
    n_inside: int = 0
    n_inside_random: int = 0


def repo_context_rows(
    repos: pl.LazyFrame,
    files: pl.LazyFrame,
    contents: pl.LazyFrame,
    labels: pl.LazyFrame,
    edges: pl.LazyFrame,
    file_order: pl.LazyFrame,
    dispositions: pl.LazyFrame,
    redactions: pl.LazyFrame,
    redacted: pl.LazyFrame,
    cuts: pl.LazyFrame,
    params: RepoContextParams,
) -> dict[str, pl.DataFrame]:
    """Return the windows of whole repositories.

    Args:
        repos: Repositories.
        files: All of their files.
        contents: Contents of the kept ones, with ``text`` never null.
        labels: Labels of the files.
        edges: Edges between them.
        file_order: Their places; a file without stands behind the others, by path.
        dispositions: What became of the files; the kept ones are exported.
        redactions: Which text each file is to have; see ``exported_texts``.
        redacted: Redacted texts.
        cuts: What is cut out of files.
        params: Parameters.

    Returns:
        ``repo_context``: one row per window, sorted by ``sample_id``.
    """
    kept = dispositions.filter(pl.col("disposition") == "kept").select("file_id")
    texts = exported_texts(
        files.select("file_id", "repo_id", "content_id", "path").join(
            kept, on="file_id", how="semi"
        ),
        contents.select("content_id", "text"),
        redactions,
        redacted,
        cuts,
        is_redacted=params.is_redacted,
    )
    rows = (
        texts.with_columns(pl.col("text").cast(pl.Binary))
        .join(
            labels.select("file_id", "language", "license_expression", "license_type"), on="file_id"
        )
        .join(file_order.select("file_id", "position"), on="file_id", how="left")
        .sort("repo_id", "position", "path", "file_id", nulls_last=True)
        .collect()
    )
    named = edges.filter(pl.col("kind").is_in(_INDIRECT).not_())
    pairs = named.select("repo_id", "file_id", "target_file_id").collect()
    by_repo = pairs.partition_by("repo_id", as_dict=True)
    own_rows = rows.partition_by("repo_id", as_dict=True)
    facts = repos.select("repo_id", "repo_name", "revision", "stars", "access_label").collect()
    found: list[dict[str, object]] = []
    for fact in facts.sort("repo_id").iter_rows(named=True):
        key = (fact["repo_id"],)
        if key in own_rows:
            found += _repository_rows(fact, own_rows[key], by_repo.get(key, pairs.clear()), params)
    contract = load_contract("repo_context")
    frame = pl.DataFrame(found, schema=contract.polars_schema())
    return {"repo_context": frame.sort(contract.key)}


def pack_repository(
    repo_name: str,
    files: Sequence[ContextFile],
    edges: Sequence[tuple[int, int]],
    params: RepoContextParams,
) -> list[Sample]:
    r"""Return the windows of one repository.

    Args:
        repo_name: Name that the model is shown.
        files: Its files, in order. With ``on_sentinel`` as ``drop`` those that hold sentinels are in
            no window.
        edges: Pairs of numbers of files, the importer first.
        params: Parameters.

    Example:
        >>> files = [ContextFile("f", "c", "a.py", "Python", b"x = 1")]
        >>> params = RepoContextParams(tokenizer_name="utf-8 bytes")
        >>> pack_repository("o/r", files, [], params)[0].content
        b'<|repo_name|>o/r\n<|file_sep|>a.py\nx = 1\n<|endoftext|>'
    """
    family = load_family(params.family)
    used = [
        number
        for number, file in enumerate(files)
        if params.on_sentinel == "escape" or not holds_sentinel(file.text, family)
    ]
    escaped = [escape(file.text, family) for file in files]
    heads = [family.file_head(file.path, file.language).encode() for file in files]
    count = _counter(params.tokenizer)
    bodies = _bodies(files, escaped, heads, count)
    frame = (family.repository_head(repo_name).encode(), family.end.encode())
    capacity = params.window_tokens - sum(count(frame))
    windows = plan_windows(bodies, used, capacity, count)
    samples = [_sample(parts, escaped, heads, frame[0], family) for parts in windows]
    if samples:
        samples[-1] = replace(samples[-1], content=samples[-1].content + frame[1])
    chance = sorted(used, key=lambda k: hashlib.sha256(files[k].file_id.encode()).digest())
    random_windows = plan_windows(bodies, chance, capacity, count)
    known = set(used)
    inner = [(a, b) for a, b in edges if a != b and a in known and b in known]
    n_edges, n_inside = edges_by_window(windows, inner)
    n_random = _folded(edges_by_window(random_windows, inner)[1], len(samples))
    sizes = count([sample.content for sample in samples])
    return [
        replace(sample, n_tokens=size, n_edges=begun, n_inside=inside, n_inside_random=random)
        for sample, size, begun, inside, random in zip(
            samples, sizes, n_edges, n_inside, n_random, strict=True
        )
    ]


def _counter(tokenizer: str | None) -> Count:
    if tokenizer is None:
        return lambda texts: [len(text) for text in texts]
    return lambda texts: count_tokens(
        pl.Series([text.decode(errors="replace") for text in texts], dtype=pl.String), tokenizer
    ).to_list()


def _bodies(
    files: Sequence[ContextFile], escaped: Sequence[Escaped], heads: Sequence[bytes], count: Count
) -> list[Body]:
    """Return the files as they are packed: with their sizes, sentinels parted."""
    sizes = count([one.text for one in escaped])
    head_sizes = count([head + b"\n" for head in heads])  # the end of the last line with it
    return [
        Body(
            one.text,
            head,
            size,
            None if file.cuts is None else tuple(one.escaped(cut) for cut in file.cuts),
        )
        for file, one, head, size in zip(files, escaped, head_sizes, sizes, strict=True)
    ]


def _sample(
    parts: Sequence[Part],
    escaped: Sequence[Escaped],
    heads: Sequence[bytes],
    start: bytes,
    family: Family,
) -> Sample:
    """Return the text of a window, and where its parts come from."""
    pieces, size, n_escaped = [start], len(start), 0
    spans: list[tuple[int, int]] = []
    places: list[tuple[int, int]] = []
    for part in parts:
        one, head = escaped[part.file], heads[part.file]
        text = one.text[part.start : part.end]
        span = (one.original(part.start), one.original(part.end))
        places.append((size + len(head), size + len(head) + len(text)))
        spans.append(span)
        n_escaped += len(text) - (span[1] - span[0])
        if part.number == part.n_parts:
            text = family.closed(text)
        pieces += (head, text)
        size += len(head) + len(text)
    return Sample(b"".join(pieces), tuple(parts), tuple(spans), tuple(places), n_escaped)


def _folded(counts: Sequence[int], length: int) -> list[int]:
    """Return counts as a list of another length; what is too much counts with the last one."""
    found = [*counts[:length], *[0] * (length - len(counts))]
    if found:
        found[-1] += sum(counts[length:])
    return found


def _repository_rows(
    fact: Mapping[str, object], rows: pl.DataFrame, edges: pl.DataFrame, params: RepoContextParams
) -> Iterator[dict[str, object]]:
    """Yield the rows of one repository, whose files are in order."""
    names = ("file_id", "content_id", "path", "language", "text")
    files = [ContextFile(*row) for row in rows.select(names).iter_rows()]
    number = {file.file_id: k for k, file in enumerate(files)}
    ends = edges.select("file_id", "target_file_id").sort("file_id", "target_file_id").iter_rows()
    pairs = [(number[a], number[b]) for a, b in ends if a in number and b in number]
    licenses = rows.select("license_expression", "license_type").rows()
    samples = pack_repository(str(fact["repo_name"]), files, pairs, params)
    packed_by = params.model_dump(exclude={"tokenizer"})  # a path; its name is a digest
    for ordinal, sample in enumerate(samples):
        chosen = [files[part.file] for part in sample.parts]
        own = [licenses[part.file] for part in sample.parts]
        lineage = [[file.file_id, *span] for file, span in zip(chosen, sample.spans, strict=True)]
        yield {
            **fact,
            "sample_id": digest_of("repo_context", packed_by, fact["repo_id"], ordinal, lineage),
            "content": sample.content.decode(),
            "family": params.family,
            "ordinal": ordinal,
            "n_windows": len(samples),
            "file_ids": [file.file_id for file in chosen],
            "content_ids": [file.content_id for file in chosen],
            "paths": [file.path for file in chosen],
            "spans": [_written(span) for span in sample.spans],
            "places": [_written(place) for place in sample.places],
            "parts": [f"{part.number}/{part.n_parts}" for part in sample.parts],
            "languages": sorted({file.language for file in chosen if file.language is not None}),
            "license_expressions": sorted({one for one, _ in own if one is not None}),
            "license_types": sorted({kind for _, kind in own}),
            "n_files": len(chosen),
            "n_files_begun": sum(part.number == 1 for part in sample.parts),
            "n_files_cut": sum(part.n_parts > 1 for part in sample.parts),
            "n_escaped": sample.n_escaped,
            "size_bytes": len(sample.content),
            "n_tokens": sample.n_tokens,
            "n_edges": sample.n_edges,
            "n_edges_inside": sample.n_inside,
            "n_edges_inside_random": sample.n_inside_random,
        }


def _written(span: tuple[int, int]) -> str:
    return f"{span[0]}-{span[1]}"
