"""Labels of files: language, role, license, encoding."""
