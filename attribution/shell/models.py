"""The verbs for language packages."""

from typing import Annotated

import typer

from attribution.shell.messages import USAGE, guard, say, stop

models = typer.Typer(help="Language packages: what is installed, and how to get others.")


@models.command("list")
def list_models() -> None:
    """Print the weight files of the embedded package."""
    from attribution.language.package import list_files

    for file in list_files():
        say(f"{file.name:<34}{file.megabytes:>8.2f} MB  {file.sha256[:12]}")


@models.command()
def info() -> None:
    """Print which language packages are installed."""
    from attribution.language.package import STANZA_DEFAULT, cache_folder, list_files

    total = sum(file.megabytes for file in list_files())
    say(f"embedded        installed, {total:.1f} MB, the default")
    installed = (cache_folder() / STANZA_DEFAULT / "resources.json").is_file()
    state = "installed" if installed else "not installed; attribution models fetch stanza-default"
    say(f"stanza-default  {state}")


@models.command()
def fetch(
    name: Annotated[str, typer.Argument(help="stanza-default")],
    url: Annotated[str | None, typer.Option(help="Address of the model hub.")] = None,
) -> None:
    """Get another language package from its model hub."""
    from attribution.language.package import STANZA_DEFAULT, fetch_stanza_default

    if name != STANZA_DEFAULT:
        stop(f'no language package "{name}" can be fetched; there is {STANZA_DEFAULT}', USAGE)
    folder = guard(lambda: fetch_stanza_default(url))
    say(f"stanza-default is in {folder}")
