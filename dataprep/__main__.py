"""``python -m dataprep``."""

from dataprep.cli.main import main

if __name__ == "__main__":
    main()
