"""The command line: `firsthand trace`, and each stage alone. The environment is read here and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from firsthand.records import Case, Report, Unread

Progress = Callable[[str, int, int], None]

NOTHING_READ = 2
"""Exit status where not one report could be read."""

_paths = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
_engine = click.option(
    "--engine",
    type=click.Choice(["local", "processes", "spark"]),
    default="local",
    show_default=True,
    help="Where the work runs: in this process, on every core, or on Spark (pip install 'firsthand[spark]').",
)


class _Commands(click.Group):
    """The commands; what firsthand raises on purpose is told in one line."""

    def invoke(self, context: click.Context) -> object:
        """What the command gives; a wrong request ends with status 2, any other error with 1."""
        from firsthand.errors import FirsthandError, UsageError

        try:
            return super().invoke(context)
        except UsageError as error:
            raise click.UsageError(_visible(str(error)), context) from error
        except FirsthandError as error:
            raise click.ClickException(_visible(str(error))) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="firsthand")
def main() -> None:
    """Who first said it, how it reached each report, and how many independent origins stand behind it."""


@main.command()
@_paths
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the report as one HTML file.")
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path), help="Write the trace as JSON ('-': standard output)."
)
@click.option(
    "--sources",
    "corrections",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A file that says who is who; firsthand.sources in a folder is used by itself.",
)
@click.option(
    "--export",
    "exports",
    multiple=True,
    metavar="FORMAT=PATH",
    help="Write the trace in a format of others, say prov=trace.jsonld or csv=tables/; can be given several times.",
)
@_engine
def trace(
    paths: tuple[Path, ...],
    output: Path | None,
    json_file: Path | None,
    corrections: tuple[Path, ...],
    exports: tuple[str, ...],
    engine: str,
) -> None:
    """Trace every claim in the reports under PATHS back to its origins."""
    from firsthand import pipeline
    from firsthand.present import terminal
    from firsthand.read import beside

    wanted = [_format_and_path(export) for export in exports]
    for path in beside(paths):
        click.echo(f"who is who, as corrected in {_visible(str(path))}", err=True)
    with _progress() as progress:
        case = pipeline.trace(paths, engine, progress, corrections)
    if output is not None:
        from firsthand.present import html

        _write(output, html.page(case))
    if json_file is not None:
        from firsthand.present import json

        _write(json_file, json.to_json(case))
    for format, place in wanted:
        _export(case, format, place)
    if json_file != Path("-") and all(place != "-" for _, place in wanted):
        _print([terminal.summary(case, width=_width())])
    if not case.reports:
        _end(NOTHING_READ)


@main.command(name="export")
@click.argument("trace", type=click.Path(path_type=Path, allow_dash=True))
@click.argument("exports", metavar="FORMAT=PATH...", nargs=-1, required=True)
def export_(trace: Path, exports: tuple[str, ...]) -> None:
    """Write a saved TRACE (from trace --json) in formats of others, say prov=trace.jsonld or csv=tables/."""
    from firsthand.errors import ReadError
    from firsthand.present import traces

    wanted = [_format_and_path(export) for export in exports]
    try:
        case = traces.read(sys.stdin.buffer.read() if trace == Path("-") else trace.read_bytes())
    except OSError as error:
        raise click.ClickException(f"cannot read {_visible(str(trace))}: {error.strerror}") from error
    except ReadError as error:
        raise click.ClickException(_visible(f"cannot read {trace}: {error}")) from error
    for format, place in wanted:
        _export(case, format, place)


@main.command()
@_paths
@_engine
def read(paths: tuple[Path, ...], engine: str) -> None:
    """Print a line of JSON for each report under PATHS: its text, outlet, date, and what was set aside."""
    from firsthand import clean
    from firsthand.engine import open_engine
    from firsthand.present.json import read_lines

    with _reports(paths) as reports, _progress() as progress:
        _print(read_lines(open_engine(engine, progress).map(clean.mark, reports, "reading reports")))


@main.command()
@_paths
@click.option("--fast", is_flag=True, help="Read without grammar: ten times as fast, with neither channels nor hedges.")
@_engine
def attribute(paths: tuple[Path, ...], fast: bool, engine: str) -> None:
    """Print a line of JSON for each report under PATHS: who is said to have said what."""
    from firsthand.engine import open_engine
    from firsthand.pipeline import skim, understand
    from firsthand.present.json import attribute_lines

    with _reports(paths) as reports, _progress() as progress:
        runner = open_engine(engine, progress)
        if fast:
            told = list(runner.map(skim, reports, "reading reports"))
        else:
            told = [(u.report, u.attributions) for u in runner.map(understand, reports, "reading reports")]
        _print(attribute_lines([report for report, _ in told], [a for _, said in told for a in said]))


@main.command()
@_paths
@_engine
def copies(paths: tuple[Path, ...], engine: str) -> None:
    """Print a line of JSON for each passage that two reports under PATHS share."""
    from firsthand import clean, passages
    from firsthand.engine import open_engine
    from firsthand.present.json import copies_lines

    with _reports(paths) as reports, _progress() as progress:
        runner = open_engine(engine, progress)
        cleaned = list(runner.map(clean.mark, reports, "reading reports"))
        _print(copies_lines(cleaned, passages.find(cleaned, {}, (), runner)))


@main.command()
@_paths
@_engine
def stories(paths: tuple[Path, ...], engine: str) -> None:
    """Print a line of JSON for each report under PATHS: the story that it belongs to."""
    from firsthand import clean
    from firsthand import stories as story_groups
    from firsthand.engine import open_engine
    from firsthand.present.json import stories_lines

    with _reports(paths) as reports, _progress() as progress:
        runner = open_engine(engine, progress)
        cleaned = list(runner.map(clean.mark, reports, "reading reports"))
        _print(stories_lines(cleaned, story_groups.group(cleaned, runner)))


@contextmanager
def _reports(paths: Sequence[Path]) -> Iterator[list[Report]]:
    """The reports under `paths`; what could not be read is told on standard error, at the end."""
    from firsthand.read import collect

    reports, unread = collect(paths)
    yield reports
    _tell(unread)
    if not reports:
        _end(NOTHING_READ)


def _tell(unread: Iterable[Unread]) -> None:
    for item in unread:
        click.echo(f"not read: {_visible(item.path)}: {_visible(item.why)}", err=True)


def _visible(text: str) -> str:
    from firsthand.present._words import visible

    return visible(text)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A progress bar on standard error; none where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    bars: dict[str, tqdm] = {}

    def show(stage: str, done: int, total: int) -> None:
        bar = bars.setdefault(stage, tqdm(desc=stage, total=total, leave=False))
        bar.update(done - bar.n)

    yield show
    for bar in bars.values():
        bar.close()


def _format_and_path(export: str) -> tuple[str, str]:
    """What stands on either side of the sign in FORMAT=PATH; wrong ones are told before the work begins."""
    from firsthand.present import exports
    from firsthand.records import Case

    format, _, path = export.partition("=")
    if format not in exports.formats() or not path:
        known = ", ".join(exports.formats())
        raise click.UsageError(f"an export is FORMAT=PATH with one of {known}; not {_visible(export)}")
    if path == "-" and len(exports.export(Case(), format)) > 1:
        raise click.UsageError(f"{format} is several files, which need a folder")
    return format, path


def _export(case: Case, format: str, path: str) -> None:
    """Writes the files of a format: several into the folder `path`, made if need be, a single one to `path` itself.

    A single one goes into the folder, too, where `path` is one or ends as one.
    """
    from firsthand.present.exports import export

    files, folder = export(case, format), Path(path)
    if len(files) == 1 and not path.endswith("/") and not folder.is_dir():
        (content,) = files.values()
        _write(folder, content)
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"cannot write {_visible(path)}: {error.strerror}") from error
    for name, content in files.items():
        _write(folder / name, content)


def _width() -> int:
    import shutil

    return max(60, min(120, shutil.get_terminal_size((100, 24)).columns))


def _write(path: Path, content: str | bytes) -> None:
    content = content.encode("utf-8") if isinstance(content, str) else content
    if path == Path("-"):
        _print([content.decode("utf-8")])
        return
    try:
        path.write_bytes(content)
    except OSError as error:
        raise click.ClickException(f"cannot write {path}: {error.strerror}") from error


def _print(lines: Iterable[str]) -> None:
    """Prints in UTF-8 whatever the terminal's locale; a reader that stops reading (`| head`) is no error."""
    try:
        for line in lines:
            sys.stdout.buffer.write(line.rstrip("\n").encode("utf-8", "backslashreplace") + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _end(status: int) -> NoReturn:
    raise click.exceptions.Exit(status)
