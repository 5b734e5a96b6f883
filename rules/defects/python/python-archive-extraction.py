import os
import tarfile


def unpack(path, folder):
    with tarfile.open(path) as tar:
        # ruleid: python-archive-extraction
        tar.extractall(folder)
    with tarfile.open(path) as tar:
        # ok: python-archive-extraction
        tar.extractall(folder, filter="data")


def unpack2(path, folder):
    tar = tarfile.open(path)
    for member in tar.getmembers():
        # ruleid: python-archive-extraction
        tar.extract(member, folder)


def unpack3(path, folder):
    tar = tarfile.open(path)
    for member in tar.getmembers():
        if member.name.startswith("/") or ".." in member.name:
            raise ValueError(member.name)
    # ok: python-archive-extraction
    tar.extractall(folder)


def unpack_filtered(path, folder):
    with tarfile.open(path) as file:
        if hasattr(tarfile, "data_filter"):
            file.extractall(folder, filter="data")
        else:
            # ok: python-archive-extraction
            file.extractall(folder)


def unpack_with(path, folder, by):
    archive = tarfile.open(path)
    if by:
        archive.extraction_filter = by
    # ok: python-archive-extraction
    archive.extractall(folder)
