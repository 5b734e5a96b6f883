"""What a project of C# says: its other projects, packages and namespaces for every file."""

from __future__ import annotations

import re

MAX_FACTS = 4_096
_ELEMENT = re.compile(
    r"<(ProjectReference|PackageReference|Using)\b[^<>]{0,2000}?\bInclude\s*=\s*\"([^\"<>]{1,500})\""
)
_ROOT = re.compile(r"<(RootNamespace|AssemblyName)>\s*([^<>\s]{1,300})\s*</")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FACTS = {
    "ProjectReference": "csharp.project",
    "PackageReference": "csharp.package",
    "Using": "csharp.using",
    "RootNamespace": "csharp.namespace",
    "AssemblyName": "csharp.assembly",
}


def read_csproj(text: bytes, name: str) -> list[tuple[str, str | None, str]]:
    r"""Return what a project, or a Directory.Build.props, names.

    Args:
        text: Text of the file, XML. It is searched by patterns: no entity is expanded.
        name: Its name.

    Returns:
        ``csharp.project`` (value: path of another project, ``/`` between parts),
        ``csharp.package`` (value: a package), ``csharp.using`` (value: a namespace of every file),
        ``csharp.namespace`` and ``csharp.assembly``.

    Examples:
        >>> read_csproj(b'<ItemGroup><ProjectReference Include="..\\\\A\\\\A.csproj" /></ItemGroup>', "x")
        [('csharp.project', None, '../A/A.csproj')]
    """
    del name
    source = _COMMENT.sub("", text.decode("utf-8-sig", "replace"))
    facts: list[tuple[str, str | None, str]] = []
    for element, value in [*_ELEMENT.findall(source), *_ROOT.findall(source)][:MAX_FACTS]:
        if "$(" not in value:
            path = value.replace("\\", "/") if element == "ProjectReference" else value
            facts.append((_FACTS[element], None, path))
    return facts
