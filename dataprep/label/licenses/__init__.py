"""The license of a file as an SPDX expression with its evidence."""

from dataprep.label.licenses.detect import detect_license
from dataprep.label.licenses.evidence import LicenseEvidence
from dataprep.label.licenses.files import is_license_file
from dataprep.label.licenses.resolve import resolve_licenses

__all__ = ["LicenseEvidence", "detect_license", "is_license_file", "resolve_licenses"]
