"""Zip and tar archives."""

import bz2
import gzip
import io
import lzma
import random
import shutil
import stat
import struct
import tarfile
import zipfile
import zlib

import pytest

from dataprep.errors import SourceError

_FILES = {"p-1.0/a.py": b"a = 1\n", "p-1.0/d/b.txt": b"text\n" * 40, "p-1.0/empty": b""}


def tar_of(files: dict[str, bytes], **options: object) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", **options) as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            info.mode = 0o755 if name.endswith(".sh") else 0o644
            tar.addfile(info, io.BytesIO(data))
    return target.getvalue()


def zip_of(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def entry(name: str, **fields: object) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    for key, value in fields.items():
        setattr(info, key, value)
    return info


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("p.tar", bytes),
        ("p.tar.gz", gzip.compress),
        ("p.tgz", gzip.compress),
        ("p.crate", gzip.compress),
        ("p.tar.bz2", bz2.compress),
        ("p.tar.xz", lzma.compress),
    ],
)
def test_tar_of_every_compression_gives_the_same_files(tmp_path, read, name, pack):
    (tmp_path / name).write_bytes(pack(tar_of(_FILES)))
    tables = read(tmp_path / name)
    assert ["a.py", "d/b.txt", "empty"] == tables.paths
    assert b"text\n" * 40 == tables.bytes_of("d/b.txt")
    assert ("p", "archive", "third-party", 3) == tuple(
        tables.repo[c] for c in ("repo_name", "source_kind", "ownership", "n_entries")
    )


def test_zstandard_tar_is_read(tmp_path, read):
    import pyarrow as pa

    with pa.output_stream(str(tmp_path / "p.tar.zst"), compression="zstd") as target:
        target.write(tar_of(_FILES))
    assert ["a.py", "d/b.txt", "empty"] == read(tmp_path / "p.tar.zst").paths


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_zip_of_every_method_gives_its_files(tmp_path, read, method):
    (tmp_path / "p.zip").write_bytes(zip_of(_FILES, method))
    tables = read(tmp_path / "p.zip")
    assert ["a.py", "d/b.txt", "empty"] == tables.paths
    assert b"a = 1\n" == tables.bytes_of("a.py")


def test_git_archives_have_the_commits_directory_id(repository, tmp_path, read, git):
    tree = git(repository, "rev-parse", "HEAD^{tree}")
    for name in ("x.tar", "x.tar.gz", "x.zip"):
        git(repository, "archive", "--prefix=x-1/", "-o", str(tmp_path / name), "HEAD")
        tables = read(tmp_path / name)
        assert f"swh:1:dir:{tree}" == tables.repo["directory_swhid"]
        assert ["run.sh"] == tables.files.filter("is_executable")["path"].to_list()


def test_one_top_folder_is_left_out_only_where_all_share_it(tmp_path, read):
    (tmp_path / "p.zip").write_bytes(zip_of({**_FILES, "PKG-INFO": b"x"}))
    assert ["PKG-INFO", "p-1.0/a.py", "p-1.0/d/b.txt", "p-1.0/empty"] == read(
        tmp_path / "p.zip"
    ).paths
    (tmp_path / "q.zip").write_bytes(zip_of({**_FILES, "q/": b""}))
    assert "p-1.0/a.py" in read(tmp_path / "q.zip").paths
    (tmp_path / "r.zip").write_bytes(zip_of({**_FILES, "../evil": b"x"}))
    tables = read(tmp_path / "r.zip")
    assert ["a.py", "d/b.txt", "empty"] == tables.paths
    assert [("../evil", "archive-traversal")] == tables.faults


_EVIL = ["../a", "/etc/passwd", "x/../../a", "..\\..\\a", "C:\\a", "x/.."]


@pytest.mark.parametrize("pack", [tar_of, zip_of])
def test_paths_that_climb_out_are_quarantined(tmp_path, read, pack):
    suffix = "tar" if pack is tar_of else "zip"
    (tmp_path / f"p.{suffix}").write_bytes(pack(dict.fromkeys(_EVIL, b"1") | {"ok": b"2"}))
    tables = read(tmp_path / f"p.{suffix}")
    assert ["ok"] == tables.paths
    assert sorted((name, "archive-traversal") for name in _EVIL) == tables.faults


def test_links_and_devices_are_quarantined(tmp_path, read):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as tar:
        tar.addfile(entry("file", size=1), io.BytesIO(b"1"))
        tar.addfile(entry("soft", type=tarfile.SYMTYPE, linkname="/etc/passwd"))
        tar.addfile(entry("hard", type=tarfile.LNKTYPE, linkname="file"))
        tar.addfile(entry("null", type=tarfile.CHRTYPE))
        tar.addfile(entry("disk", type=tarfile.BLKTYPE))
        tar.addfile(entry("pipe", type=tarfile.FIFOTYPE))
        tar.addfile(entry("folder", type=tarfile.DIRTYPE))
        tar.addfile(entry("sparse", type=tarfile.GNUTYPE_SPARSE))
    (tmp_path / "p.tar").write_bytes(target.getvalue())
    tables = read(tmp_path / "p.tar")
    special = [(name, "special-file") for name in ("disk", "null", "pipe", "sparse")]
    assert sorted([*special, ("hard", "symlink"), ("soft", "symlink")]) == tables.faults
    assert ["file"] == tables.paths


def test_link_in_a_zip_is_quarantined(tmp_path, read):
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        info = zipfile.ZipInfo("link")
        info.create_system = 3
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("ok", "1")
    assert [("link", "symlink")] == read(tmp_path / "p.zip").faults


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_duplicate_entries_keep_the_first(tmp_path, read):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(3):
            archive.writestr("same", f"{number}")
    (tmp_path / "p.zip").write_bytes(target.getvalue())
    tables = read(tmp_path / "p.zip")
    assert [("same", "duplicate-entry")] * 2 == tables.faults
    assert b"0" == tables.bytes_of("same")


def test_encrypted_entry_is_quarantined(tmp_path, read):
    data = bytearray(zip_of({"secret": b"1", "open": b"2"}))
    for place in (data.find(b"PK\3\4") + 6, data.find(b"PK\1\2") + 8):
        data[place] |= 1
    (tmp_path / "p.zip").write_bytes(data)
    tables = read(tmp_path / "p.zip")
    assert ([("secret", "archive-entry-encrypted")], ["open"]) == (tables.faults, tables.paths)


def test_archive_that_expands_without_end_is_a_bomb(tmp_path, read):
    bomb = {f"{number}": bytes(1 << 20) for number in range(8)}
    limits = {"expansion_floor_bytes": 3 << 20, "max_expansion_ratio": 10.0}
    (tmp_path / "p.zip").write_bytes(zip_of(bomb))
    tables = read(tmp_path / "p.zip", **limits)
    assert (3, 5) == (tables.files.height, tables.quarantine.height)
    assert {"archive-bomb"} == set(tables.quarantine["rule_id"])
    (tmp_path / "p.tar.gz").write_bytes(gzip.compress(tar_of(bomb)))
    tables = read(tmp_path / "p.tar.gz", **limits)
    assert (2, [("2", "archive-bomb")]) == (tables.files.height, tables.faults)


def test_overlapping_entries_are_a_bomb(tmp_path, read):
    data = bytearray(zip_of({"a": b"x" * 100, "b": b"y" * 100}))
    second = data.find(b"PK\1\2", data.find(b"PK\1\2") + 4)
    data[second + 42 : second + 46] = struct.pack("<L", 0)
    (tmp_path / "p.zip").write_bytes(data)
    assert [("b", "archive-bomb")] == read(tmp_path / "p.zip").faults


def test_large_entry_is_quarantined_without_being_expanded(tmp_path, read):
    files = {"big": b"x" * 2000, "small": b"1"}
    (tmp_path / "p.zip").write_bytes(zip_of(files))
    (tmp_path / "p.tar.gz").write_bytes(gzip.compress(tar_of(files)))
    for name in ("p.zip", "p.tar.gz"):
        tables = read(tmp_path / name, max_file_bytes=1999)
        assert ([("big", "oversize")], ["small"]) == (tables.faults, tables.paths)
        assert [2000] == tables.quarantine["size_bytes"].to_list()


def test_zip_entry_that_lies_about_its_size_is_corrupt(tmp_path, read):
    data = bytearray(zip_of({"a": b"x" * 1000, "ok": b"1"}))
    row = data.find(b"PK\1\2")
    data[row + 24 : row + 28] = struct.pack("<L", 10)
    (tmp_path / "p.zip").write_bytes(data)
    tables = read(tmp_path / "p.zip")
    assert ([("a", "archive-corrupt")], ["ok"]) == (tables.faults, tables.paths)


def test_unknown_compression_is_unreadable(tmp_path, read):
    (tmp_path / "p.zip").write_bytes(zip_of({"a": b"x" * 99, "b": b"1"}, zipfile.ZIP_LZMA))
    assert [("a", "unreadable"), ("b", "unreadable")] == read(tmp_path / "p.zip").faults


def test_cut_tar_keeps_what_came_before(tmp_path, read):
    data = tar_of({"a": b"1" * 600, "b": b"2" * 600, "c": b"3" * 600})
    (tmp_path / "p.tar").write_bytes(data[:2200])
    tables = read(tmp_path / "p.tar")
    assert (["a"], [("b", "archive-corrupt")]) == (tables.paths, tables.faults)
    rng = random.Random(1)
    noise = {str(number): rng.randbytes(4000) for number in range(20)}
    packed = gzip.compress(tar_of(noise))
    (tmp_path / "p.tar.gz").write_bytes(packed[: len(packed) // 2])
    tables = read(tmp_path / "p.tar.gz")
    assert 5 < tables.files.height < 12
    assert {"archive-corrupt"} == set(tables.quarantine["rule_id"])


@pytest.mark.parametrize("format_", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
def test_long_names_of_every_tar_format_are_read(tmp_path, read, format_):
    name = "d" * 90 + "/" + "f" * 90
    (tmp_path / "p.tar").write_bytes(tar_of({name: b"1", "x": b"2"}, format=format_))
    assert sorted([name, "x"]) == read(tmp_path / "p.tar").paths


def test_pax_records_of_one_entry_do_not_reach_the_next(tmp_path, read):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT) as tar:
        tar.addfile(entry("x", size=1, pax_headers={"path": "named/by-pax"}), io.BytesIO(b"1"))
        tar.addfile(entry("y", size=1), io.BytesIO(b"2"))
    (tmp_path / "p.tar").write_bytes(target.getvalue())
    assert ["named/by-pax", "y"] == read(tmp_path / "p.tar").paths


def test_large_extended_header_ends_reading(tmp_path, read):
    info = entry("x", type=tarfile.XHDTYPE, size=2 << 20)
    data = tar_of({"a": b"1"})[:1024] + info.tobuf() + bytes(3 << 20)
    (tmp_path / "p.tar.gz").write_bytes(gzip.compress(data))
    tables = read(tmp_path / "p.tar.gz")
    assert (["a"], [(None, "archive-corrupt")]) == (tables.paths, tables.faults)


def test_names_without_utf8_are_kept_as_bytes(tmp_path, read):
    (tmp_path / "p.tar").write_bytes(
        tar_of({"caf\xe9": b"1"}, encoding="latin-1", format=tarfile.GNU_FORMAT)
    )
    tables = read(tmp_path / "p.tar")
    assert [("caf\ufffd", b"caf\xe9")] == tables.files.select("path", "path_bytes").rows()


def test_gem_gives_the_files_of_its_data(tmp_path, read):
    inner = gzip.compress(tar_of({"lib/x.rb": b"puts 1\n"}))
    (tmp_path / "x-1.0.gem").write_bytes(tar_of({"metadata.gz": b"m", "data.tar.gz": inner}))
    assert ["lib/x.rb", "metadata.gz"] == read(tmp_path / "x-1.0.gem").paths


def test_archive_inside_an_archive_is_a_binary_file(tmp_path, read):
    (tmp_path / "p.zip").write_bytes(zip_of({"in.zip": zip_of(_FILES), "x": b"1"}))
    assert ["in.zip", "x"] == read(tmp_path / "p.zip").paths


def test_zip_behind_a_program_and_with_64_bit_numbers_is_read(tmp_path, read):
    (tmp_path / "p.zip").write_bytes(b"#!/bin/sh\nexit\n" + zip_of(_FILES))
    assert 3 == len(read(tmp_path / "p.zip").paths)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in _FILES.items():
            with archive.open(name, "w", force_zip64=True) as file:
                file.write(data)
    (tmp_path / "q.zip").write_bytes(target.getvalue())
    assert 3 == len(read(tmp_path / "q.zip").paths)


@pytest.mark.parametrize("name", ["x.zip", "x.tar", "x.tar.gz", "x.whl", "x.tar.xz"])
@pytest.mark.parametrize("data", [b"", b"\0", b"no archive at all" * 100, b"\x1f\x8b", b"PK\3\4"])
def test_file_that_is_no_archive_is_refused(tmp_path, read, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError):
        read(tmp_path / name)


def test_checksum_of_a_zip_entry_is_verified(tmp_path, read):
    data = zip_of({"a": b"hello world"}, zipfile.ZIP_STORED).replace(b"hello", b"HELLO", 1)
    assert zlib.crc32(b"hello world") != zlib.crc32(b"HELLO world")
    (tmp_path / "p.zip").write_bytes(data)
    assert [("a", "archive-corrupt")] == read(tmp_path / "p.zip").faults


def test_same_archive_elsewhere_has_the_same_revision(tmp_path, read):
    (tmp_path / "p.zip").write_bytes(zip_of(_FILES))
    (tmp_path / "o").mkdir()
    shutil.copy(tmp_path / "p.zip", tmp_path / "o" / "p.zip")
    assert (
        read(tmp_path / "p.zip").source.revision == read(tmp_path / "o" / "p.zip").source.revision
    )


@pytest.mark.parametrize(
    ("name", "pack"), [("p.tar.gz", gzip.compress), ("p.tar.xz", lzma.compress)]
)
def test_broken_byte_costs_nothing_that_stands_before_it(tmp_path, read, name, pack):
    rng = random.Random(2)
    packed = bytearray(
        pack(tar_of({str(n): rng.randbytes(40).hex().encode() * 50 for n in range(99)}))
    )
    packed[len(packed) * 3 // 4] ^= 0xFF
    (tmp_path / name).write_bytes(packed)
    tables = read(tmp_path / name)
    assert {"archive-corrupt"} == set(tables.quarantine["rule_id"])
    assert tables.files.height > (60 if name.endswith("gz") else 5)
