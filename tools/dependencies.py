"""What the lock brings along: each library's licence (docs/licences.md) and the list of parts as CycloneDX JSON.

Run: make licences, make sbom. Both read the lock and what the installed libraries say about themselves; they bear no
date, so that the same lock gives the same files. A licence nobody agreed to ends the run with 1.
"""

import json
import re
import sys
import tomllib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tutor import __version__

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "licences.md"
PARTS = ROOT / "dist" / "sbom.cdx.json"
AGREED = {
    *("MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "BSD", "Apache-2.0", "PSF-2.0"),
    # Used as it comes, by its own interface, and not shipped with the tutor: these ask for no more.
    *("MPL-2.0", "LGPL-3.0-only", "EPL-2.0"),
}
_CLASSIFIERS = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
_PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)
_HEAD = """# Licences of what the tutor stands on

Written by `make licences` from `requirements/run.txt`; a test keeps it true. The tutor itself is MIT. Nothing of these
libraries is copied into it: they are installed beside it, each as its authors give it. Of a choice of licences (OR) we
take the first. Which of them have known holes could not be asked offline: ask with the parts list of `make sbom`.

| library | version | licence | needed for |
| --- | --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class Library:
    """One pinned library; `licence` is an SPDX expression, or `BSD` where it does not say which."""

    name: str
    version: str
    licence: str
    needed_for: str
    needs: tuple[str, ...]


def libraries(lock: Path = ROOT / "requirements" / "run.txt") -> list[Library]:
    """All of the lock, by name. Raises PackageNotFoundError if one is not installed."""
    pinned = dict(_PINNED.findall(lock.read_text(encoding="utf-8")))
    needs = {name: _needs(name, pinned) for name in pinned}
    uses = _uses(needs)
    return [
        Library(name, version, licence_of(metadata.metadata(name)), uses.get(name, "building"), needs[name])
        for name, version in sorted(pinned.items())
    ]


def licence_of(told: metadata.PackageMetadata) -> str:
    """What a library says its licence is; empty if it says nothing that can be understood."""
    fields = told.json
    if said := fields.get("license_expression") or fields.get("license"):
        return str(said).strip().splitlines()[0]
    named = [str(line).rpartition(" :: ")[2] for line in fields.get("classifier", [])]
    return next((_CLASSIFIERS[name] for name in named if name in _CLASSIFIERS), "")


def not_agreed(found: list[Library]) -> list[str]:
    """What nobody agreed to, in words: none of the licences it offers is in `AGREED`."""
    return [
        f"{one.name} {one.version}: {one.licence or 'says no licence'}"
        for one in found
        if AGREED.isdisjoint(one.licence.split(" OR "))
    ]


def page(found: list[Library]) -> str:
    rows = (f"| {one.name} | {one.version} | {one.licence} | {one.needed_for} |\n" for one in found)
    return _HEAD + "".join(rows)


def parts(found: list[Library]) -> dict[str, Any]:
    """CycloneDX 1.6: the tutor, what it stands on, and what each of those needs."""
    own = f"pkg:pypi/profile-tutor@{__version__}"
    at = {one.name: f"pkg:pypi/{canonicalize_name(one.name)}@{one.version}" for one in found}
    components = [
        {
            "type": "library",
            "bom-ref": at[one.name],
            "name": one.name,
            "version": one.version,
            "purl": at[one.name],
            "licenses": [
                {"license": {"name": "BSD"}} if one.licence == "BSD" else {"expression": one.licence}
            ],
            "properties": [{"name": "tutor:needed-for", "value": one.needed_for}],
        }
        for one in found
    ]
    itself = {"type": "application", "bom-ref": own, "name": "profile-tutor", "version": __version__}
    direct = sorted(at[name] for group in _direct().values() for name in group if name in at)
    depends = [{"ref": at[one.name], "dependsOn": sorted(at[name] for name in one.needs)} for one in found]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**itself, "purl": own, "licenses": [{"expression": "MIT"}]}},
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": direct}, *depends],
    }


def _needs(name: str, pinned: dict[str, str]) -> tuple[str, ...]:
    """The pinned libraries that one needs, whatever the machine; extras count, for the lock chose them."""
    asked = {canonicalize_name(Requirement(line).name) for line in metadata.requires(name) or ()}
    return tuple(sorted(one for one in pinned if canonicalize_name(one) in asked))


def _direct() -> dict[str, list[str]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {"host": "rooms", "postgres": "PostgreSQL"}
    asked = {"the tutor": project["dependencies"]}
    for extra, lines in project["optional-dependencies"].items():
        asked[extras.get(extra, extra)] = lines
    return {what: [Requirement(line).name for line in lines] for what, lines in asked.items()}


def _uses(needs: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """For each library the first of: the tutor, an extra of it."""
    found: dict[str, str] = {}
    for what, names in _direct().items():
        rest = list(names)
        while rest:
            name = rest.pop()
            if name in needs and name not in found:
                found[name] = what
                rest += needs[name]
    return found


def main(asked: str) -> int:
    found = libraries()
    if asked == "licences":
        PAGE.write_text(page(found), encoding="utf-8")
    else:
        PARTS.parent.mkdir(exist_ok=True)
        PARTS.write_text(json.dumps(parts(found), indent=1) + "\n", encoding="utf-8")
        print(PARTS.relative_to(ROOT))
    for words in not_agreed(found):
        print(words, file=sys.stderr)
    return 1 if not_agreed(found) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
