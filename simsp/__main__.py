"""`python -m simsp` is the command `simsp`."""

from simsp.cli import main

if __name__ == "__main__":
    main()
