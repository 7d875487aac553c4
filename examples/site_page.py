"""Build a page for each site of a data set, in each of some languages, with an index that links them.

    python examples/site_page.py PATH FOLDER [LANGUAGE ...]

The pages stand alone: no script, nothing fetched. Any web server, or none, will do.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

import stargate_model as sm


def pages(dataset: sm.Dataset, languages: tuple[str, ...]) -> dict[str, str]:
    """The name and the content of every file."""
    made: dict[str, str] = {}
    links = []
    for site in dataset.sites.values():
        for language in languages:
            name = f"{site.id}.{language}.html"
            made[name] = sm.summarize(dataset, locale=language, format="html", select=site.key)
            links.append(
                f'<li><a href="{name}" hreflang="{language}">{escape(site.name.best(language))} ({language})</a>'
            )
    title = "<!doctype html><html lang=en><meta charset=utf-8><title>Sites</title>"
    made["index.html"] = f"{title}<h1>Sites</h1><ul>{''.join(links)}</ul></html>\n"
    return made


def main(path: str, folder: str, *languages: str) -> None:
    """Write the files."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for name, content in pages(sm.load(path), languages or ("en",)).items():
        (out / name).write_text(content, encoding="utf-8")
        print(name)


if __name__ == "__main__":
    main(*sys.argv[1:])
