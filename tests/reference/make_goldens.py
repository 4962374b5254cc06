"""Writes the tiny models and every golden: `npm run goldens`, or `npm run goldens -- text vae` for some groups."""

import sys
import time

REQUIRED = ("torch", "diffusers", "transformers", "safetensors", "numpy", "regex")


def missing_packages() -> list[str]:
    from importlib.util import find_spec

    return [name for name in REQUIRED if find_spec(name) is None]


def main(names: list[str]) -> int:
    missing = missing_packages()
    if missing:
        print(
            f"goldens: {sys.executable} lacks {', '.join(missing)}. Install requirements-torch.txt and requirements.txt of"
            " tests/reference into a virtual environment of Python 3.11, and name its interpreter in RELIGHT_REFERENCE_PYTHON.",
            file=sys.stderr,
        )
        return 1
    import determinism  # noqa: F401  (before anything touches torch)
    from groups import GROUPS
    from golden_file import FOLDER
    from tiny.load_models import load_models
    from tiny.write_models import write_models

    unknown = [name for name in names if name not in GROUPS and name != "models"]
    if unknown:
        print(f"goldens: no group {', '.join(unknown)}; there are models, {', '.join(GROUPS)}", file=sys.stderr)
        return 1
    wanted = names or ["models", *GROUPS]
    FOLDER.mkdir(exist_ok=True)
    if "models" in wanted:
        write_models(FOLDER / "models")
    models = load_models(FOLDER / "models")
    for name in wanted:
        if name != "models":
            start = time.monotonic()
            GROUPS[name](models)
            print(f"{name}: {time.monotonic() - start:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
