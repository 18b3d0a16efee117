"""
Builds the documentation site: `pip install -e '.[docs]' && python -m docs`.

The pages, by hand and made, are put together in site/pages, and the site is built from them in
site/html; nothing is fetched. A broken link, or a page that is missing, stops it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree, rmtree

import yaml

from docs.made import navigation, pages

HERE = Path(__file__).parent
SITE = HERE.parent / "site"


def main() -> int:
    """Build the site, and return how the builder ended."""
    rmtree(SITE, ignore_errors=True)
    copytree(HERE / "pages", SITE / "pages")
    for path, content in pages().items():
        page = SITE / "pages" / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(content, encoding="utf-8")
    settings = yaml.safe_load((HERE / "site.yml").read_text(encoding="utf-8"))
    settings["nav"] += navigation()
    config = SITE / "mkdocs.yml"
    config.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--strict", "-f", str(config)]
    return subprocess.run(command, check=False).returncode  # noqa: S603 - our own words


if __name__ == "__main__":
    sys.exit(main())
