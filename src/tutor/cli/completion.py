"""`tutor completion SHELL`: a script with which the shell completes what is typed after `tutor`."""

import argparse

_TO_TURN_ON = {
    "bash": 'eval "$(tutor completion bash)" as a line of ~/.bashrc',
    "zsh": "tutor completion zsh > a file named _tutor in a folder of $fpath, before compinit",
    "fish": "tutor completion fish > ~/.config/fish/completions/tutor.fish",
}
_FILES, _FOLDERS = ("FILE", "-o"), ("DIR", "CONTENT")


def show(options: argparse.Namespace) -> int:
    print(script(options.whole, options.shell))
    return 0


def script(parser: argparse.ArgumentParser, shell: str) -> str:
    """What the shell reads to complete the parser's commands; it begins with how to turn it on."""
    import shtab

    _name_files(parser)
    lines = shtab.complete(parser, shell).splitlines()
    # The maker's own advice goes; zsh wants its mark on the first line.
    code = next(at for at, line in enumerate(lines) if line and not line.startswith("#"))
    marks = [line for line in lines[:code] if line.startswith("#compdef")]
    return "\n".join([*marks, f"# To turn it on: {_TO_TURN_ON[shell]}", *lines[code:]])


def _name_files(parser: argparse.ArgumentParser) -> None:
    """Tell the maker which words are files and folders."""
    import shtab

    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in set(action.choices.values()):
                _name_files(one)
        elif action.metavar in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.metavar in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
